// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Holds dialogues over a pair of streams. Used by one thread. */
final class Console {

    private final InputStream in;
    private final OutputStream out;
    private final LineEditor editor = new LineEditor();

    Console(InputStream in, OutputStream out) {
        this.in = in;
        this.out = new BufferedOutputStream(out);
    }

    /**
     * Holds the dialogue until it is over.
     *
     * @return false if the other side left before
     */
    boolean hold(Dialogue dialogue) throws IOException {
        print(dialogue.begin());
        while (!dialogue.isOver()) {
            int octet = read();
            if (octet < 0) {
                return false;
            }
            Optional<String> line = editor.take(octet, !dialogue.hidesInput(), out);
            if (line.isPresent()) {
                print(dialogue.answer(line.get()));
            }
        }
        out.flush();
        return true;
    }

    private int read() throws IOException {
        if (in.available() == 0) {
            out.flush();
        }
        return in.read();
    }

    private void print(String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
