// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes lines out of the bytes that somebody types: echo, backspace, Ctrl-U, Ctrl-C. A line ends with CR, LF, CR LF or CR
 * NUL (RFC 854).
 */
final class LineEditor {

    private static final int CTRL_C = 0x03;
    private static final int BACKSPACE = 0x08;
    private static final int CTRL_U = 0x15;
    private static final int DELETE = 0x7F;
    private static final byte[] ERASE = {'\b', ' ', '\b'};
    private static final byte[] NEW_LINE = {'\r', '\n'};

    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterCr;

    /** Takes one byte and echoes it; gives the line that it ends. */
    Optional<String> take(int octet, boolean echo, OutputStream out) throws IOException {
        boolean endOfCr = afterCr && (octet == '\n' || octet == 0);
        afterCr = octet == '\r';
        if (endOfCr) {
            return Optional.empty();
        }
        switch (octet) {
            case '\r', '\n' -> {
                out.write(NEW_LINE);
                return Optional.of(finished());
            }
            case CTRL_C -> {
                out.write(NEW_LINE);
                line.reset();
                return Optional.of("");
            }
            case CTRL_U -> erase(line.size(), echo, out);
            case BACKSPACE, DELETE -> erase(Math.min(1, line.size()), echo, out);
            default -> insert(octet, echo, out);
        }
        return Optional.empty();
    }

    private void insert(int octet, boolean echo, OutputStream out) throws IOException {
        if (octet < ' ') {
            return;
        }
        line.write(octet);
        if (echo) {
            out.write(octet);
        }
    }

    private void erase(int count, boolean echo, OutputStream out) throws IOException {
        byte[] before = line.toByteArray();
        line = new ByteArrayOutputStream();
        line.write(before, 0, before.length - count);
        for (int i = 0; echo && i < count; i++) {
            out.write(ERASE);
        }
    }

    private String finished() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text;
    }
}
