// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Makes lines out of the bytes that somebody types: echo, backspace, Ctrl-U; and keys that need no Enter. A line ends with
 * CR, LF, CR LF or CR NUL (RFC 854).
 */
final class LineEditor {

    private static final int BACKSPACE = 0x08;
    private static final int CTRL_U = 0x15;
    private static final int DELETE = 0x7F;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final byte[] ERASE = {'\b', ' ', '\b'};

    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String keyBegun = "";
    private boolean afterCr;

    /** What a byte has completed. */
    enum Kind {
        NOTHING,
        LINE,
        KEY
    }

    /** A line, or a key as it was sent. */
    record Input(Kind kind, String text) {

        static final Input NOTHING = new Input(Kind.NOTHING, "");
    }

    /** Takes one byte and echoes it. */
    Input take(int octet, Set<String> keys, boolean echo, Outlet out) {
        boolean endOfCr = afterCr && (octet == '\n' || octet == 0);
        afterCr = octet == '\r';
        if (endOfCr) {
            return Input.NOTHING;
        }
        if (line.size() == 0 && !keys.isEmpty()) {
            String key = keyBegun + (char) octet;
            if (keys.contains(key)) {
                keyBegun = "";
                return new Input(Kind.KEY, key);
            }
            if (keys.stream().anyMatch(known -> known.startsWith(key))) {
                keyBegun = key;
                return Input.NOTHING;
            }
        }
        // What looked like the begin of a key was typed after all.
        keyBegun.chars().forEach(begun -> edit(begun, echo, out));
        keyBegun = "";
        return edit(octet, echo, out);
    }

    /** Forgets what was typed. */
    void clear() {
        line.reset();
        keyBegun = "";
    }

    private Input edit(int octet, boolean echo, Outlet out) {
        switch (octet) {
            case '\r', '\n' -> {
                out.print("\n");
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                return new Input(Kind.LINE, text);
            }
            case CTRL_U -> erase(line.size(), echo, out);
            case BACKSPACE, DELETE -> erase(Math.min(1, line.size()), echo, out);
            default -> insert(octet, echo, out);
        }
        return Input.NOTHING;
    }

    private void insert(int octet, boolean echo, Outlet out) {
        if (octet < ' ' || line.size() >= LONGEST_LINE) {
            return;
        }
        line.write(octet);
        if (echo) {
            out.raw((byte) octet);
        }
    }

    private void erase(int count, boolean echo, Outlet out) {
        byte[] before = line.toByteArray();
        line = new ByteArrayOutputStream();
        line.write(before, 0, before.length - count);
        for (int i = 0; echo && i < count; i++) {
            out.raw(ERASE);
        }
    }
}
