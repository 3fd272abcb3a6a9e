// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.Random;
import org.plugboard.connection.Connection;

/** What a kind of command line can be made to say, and how one knows that it said all of it. */
interface Speaker {

    /** Makes a fresh session ready for questions. */
    void prepare(Connection connection);

    /** A question whose answer has 0 to 200,000 bytes, looks like prompts here and there, and is not that of the next one. */
    Question any(Random random);

    /** A question with a short answer that no other question has. */
    Question small(Random random);

    /** A question with an answer of ten megabytes. */
    Question huge();
}
