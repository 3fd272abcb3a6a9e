// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Finds a text in messages of NETCONF as they are on the wire: any letter may be a reference (XML 1.0, section 4.1), and heads of
 * chunks may stand anywhere (RFC 6242, section 4.2). Both may also be meant as they stand: what matches in either way matches.
 */
final class XmlMatch {

    private static final Map<String, Integer> NAMES =
            Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\'');

    /** {@code #x010FFFF}. */
    private static final int LONGEST_NAME = 10;

    /** {@code \n#4294967295\n}. */
    private static final int LONGEST_HEAD = 13;

    private XmlMatch() {}

    /** Where the text that begins at {@code start} ends, {@link Secrets#NONE} or {@link Secrets#UNDECIDED}. */
    static int end(byte[] bytes, int start, byte[] text) {
        return end(bytes, start, text, 0);
    }

    private static int end(byte[] bytes, int start, byte[] text, int from) {
        int at = start;
        int found = from;
        while (found < text.length) {
            if (at == bytes.length) {
                return Secrets.UNDECIDED;
            }
            boolean same = bytes[at] == text[found];
            int other = Secrets.NONE;
            if (bytes[at] == '&') {
                other = reference(bytes, at, text, found);
            } else if (bytes[at] == '\n' && found > 0) {
                int head = head(bytes, at);
                other = head > 0 ? end(bytes, at + head, text, found) : head;
            }
            if (other > Secrets.NONE || !same) {
                return other;
            }
            if (other == Secrets.UNDECIDED) {
                int plain = end(bytes, at + 1, text, found + 1);
                return plain == Secrets.NONE ? other : plain;
            }
            at++;
            found++;
        }
        return at;
    }

    private static int reference(byte[] bytes, int start, byte[] text, int found) {
        StringBuilder name = new StringBuilder();
        int at = start + 1;
        while (at < bytes.length && bytes[at] != ';') {
            int head = bytes[at] == '\n' ? head(bytes, at) : Secrets.NONE;
            if (head == Secrets.UNDECIDED) {
                return head;
            }
            if (head == Secrets.NONE && (name.length() == LONGEST_NAME || !isOfName(bytes[at]))) {
                return Secrets.NONE;
            }
            if (head == Secrets.NONE) {
                name.append((char) bytes[at]);
            }
            at += Math.max(head, 1);
        }
        if (at == bytes.length) {
            return Secrets.UNDECIDED;
        }
        byte[] meant = letter(name.toString());
        for (int i = 0; i < meant.length; i++) {
            if (found + i == text.length || text[found + i] != meant[i]) {
                return Secrets.NONE;
            }
        }
        return meant.length == 0 ? Secrets.NONE : end(bytes, at + 1, text, found + meant.length);
    }

    private static boolean isOfName(byte octet) {
        return octet == '#' || (octet >= 0 && Character.isLetterOrDigit(octet));
    }

    private static byte[] letter(String name) {
        int point = NAMES.getOrDefault(name, -1);
        if (name.matches("#[0-9]{1,9}")) {
            point = Integer.parseInt(name.substring(1));
        } else if (name.matches("#x[0-9a-fA-F]{1,7}")) {
            point = Integer.parseInt(name.substring(2), 16);
        }
        return Character.isValidCodePoint(point)
                ? Character.toString(point).getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    /** How long the head of a chunk is that is here. */
    private static int head(byte[] bytes, int start) {
        int end = start + 1;
        while (end < bytes.length && isOfHead(bytes[end], end - start)) {
            end++;
        }
        if (end == bytes.length) {
            return end - start < LONGEST_HEAD ? Secrets.UNDECIDED : Secrets.NONE;
        }
        boolean whole = bytes[end] == '\n' && end - start > 2 && end - start < LONGEST_HEAD;
        return whole ? end + 1 - start : Secrets.NONE;
    }

    private static boolean isOfHead(byte octet, int place) {
        return place == 1 ? octet == '#' : octet >= '0' && octet <= '9';
    }
}
