// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** As little as it takes to have the answer as a text: what came is kept, decoded, and its line ends are made one character. */
final class TextSocket implements Session {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final BareSocket socket;

    TextSocket(Target target) throws IOException {
        socket = new BareSocket(target, kept);
    }

    @Override
    public int ask(String command) throws IOException {
        kept.reset();
        socket.ask(command);
        return kept.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").length();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
