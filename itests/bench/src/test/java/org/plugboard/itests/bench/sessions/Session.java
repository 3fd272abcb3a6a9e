// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;

/** One session of a client, from a ready prompt on. */
interface Session extends AutoCloseable {

    /** Sends a command and reads up to the prompt; the number of characters, or bytes, of what came. */
    int ask(String command) throws IOException;

    @Override
    void close() throws IOException;
}
