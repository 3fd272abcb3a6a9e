// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;

/** One session of a client, from the hellos on. Each client gives a reply as its library does: bytes, a text, a tree. */
interface Session extends AutoCloseable {

    /**
     * Sends this operation and waits for its reply.
     *
     * @return how long the reply is, in what the library gives; a tree counts as 1
     */
    int ask(String operation) throws IOException;

    /** Sends this operation so many times, all of them at once, and waits for all replies. */
    void askAtOnce(String operation, int requests) throws IOException;

    @Override
    void close() throws IOException;
}
