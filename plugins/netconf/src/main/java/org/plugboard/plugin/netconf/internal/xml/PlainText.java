// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.nio.charset.StandardCharsets;

/**
 * Text between tags that can be given as it is: without carriage returns and raw {@code >}, with well-formed references. Whether it is
 * UTF-8 is not looked at. Used by one thread.
 */
final class PlainText {

    private static final int LONGEST_REFERENCE = 10;
    private static final boolean[] IS_TEXT = new boolean[256];

    static {
        for (int i = 0; i < IS_TEXT.length; i++) {
            IS_TEXT[i] = (i >= ' ' && i < 0x80 && i != '<' && i != '>' && i != '&') || i == '\n' || i == '\t';
        }
    }

    private boolean ascii = true;

    /** Whether there was nothing but ASCII in all that was read. */
    boolean isAscii() {
        return ascii;
    }

    /**
     * Goes to the next tag.
     *
     * @return where it is; {@code end} if there is none; -1 if there is something between that only a parser knows
     */
    int end(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            while (at < end && IS_TEXT[bytes[at] & 0xFF]) {
                at++;
            }
            if (at == end || bytes[at] == '<') {
                return at;
            }
            if (bytes[at] == '&') {
                at = referenceEnd(bytes, at, end);
            } else if (bytes[at] < 0 && !isNoCharacter(bytes, at, end)) {
                ascii = false;
                at++;
            } else {
                return -1;
            }
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    /** U+FFFE and U+FFFF, which UTF-8 could say and XML may not. */
    private static boolean isNoCharacter(byte[] bytes, int at, int end) {
        return bytes[at] == (byte) 0xEF
                && at + 2 < end
                && bytes[at + 1] == (byte) 0xBF
                && (bytes[at + 2] & 0xFF) >= 0xBE;
    }

    private static int referenceEnd(byte[] bytes, int start, int end) {
        int semicolon = start;
        while (semicolon < end && semicolon - start <= LONGEST_REFERENCE && bytes[semicolon] != ';') {
            semicolon++;
        }
        if (semicolon == end || bytes[semicolon] != ';') {
            return -1;
        }
        String name = new String(bytes, start + 1, semicolon - start - 1, StandardCharsets.ISO_8859_1);
        boolean known =
                switch (name) {
                    case "lt", "gt", "amp", "quot", "apos" -> true;
                    default ->
                        (name.matches("#[0-9]{1,7}") && XmlText.isCharacter(Integer.parseInt(name.substring(1))))
                                || (name.matches("#x[0-9A-Fa-f]{1,6}")
                                        && XmlText.isCharacter(Integer.parseInt(name.substring(2), 16)));
                };
        return known ? semicolon + 1 : -1;
    }
}
