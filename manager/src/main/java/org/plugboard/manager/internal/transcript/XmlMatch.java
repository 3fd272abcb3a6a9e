// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Finds a text in messages of NETCONF as they are on the wire: any letter may be a reference (XML 1.0, section 4.1), and heads of
 * chunks may stand anywhere (RFC 6242, section 4.2). Both may also be meant as they stand: what matches in either way matches.
 * Used by one thread, for one place.
 */
final class XmlMatch {

    private static final Map<String, Integer> NAMES =
            Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\'');

    /** {@code #x010FFFF}. */
    private static final int LONGEST_NAME = 10;

    private final MessageSecret secret;
    private final byte[] text;
    private final byte[] bytes;
    private final byte before;
    private final boolean isWhole;

    /**
     * Of this secret in these bytes.
     *
     * @param before what stands in front of where it may begin
     * @param isWhole whether nothing follows the bytes
     */
    XmlMatch(MessageSecret secret, byte[] bytes, byte before, boolean isWhole) {
        this.secret = secret;
        this.text = secret.bytes();
        this.bytes = bytes;
        this.before = before;
        this.isWhole = isWhole;
    }

    /** Where the one that begins at {@code start} ends, {@link Secrets#NONE} or {@link Secrets#UNDECIDED}. */
    int end(int start) {
        return secret.mayFollow(before) ? end(start, 0, false) : Secrets.NONE;
    }

    /** From the letter {@code from} on. Data stands between two heads of chunks. */
    private int end(int start, int from, boolean isBehindHead) {
        int at = start;
        int found = from;
        while (found < text.length) {
            if (at == bytes.length) {
                return Secrets.UNDECIDED;
            }
            boolean same = bytes[at] == text[found];
            int other = Secrets.NONE;
            if (bytes[at] == '&') {
                other = reference(at, found);
            } else if (bytes[at] == '\n' && found > 0 && !(isBehindHead && at == start)) {
                int head = ChunkHead.length(bytes, at);
                other = head > 0 ? end(at + head, found, true) : head;
            }
            if (other > Secrets.NONE || !same) {
                return other;
            }
            if (other == Secrets.UNDECIDED) {
                int plain = end(at + 1, found + 1, false);
                return plain == Secrets.NONE ? other : plain;
            }
            at++;
            found++;
        }
        return ended(at);
    }

    /** The last letter stands before {@code at}: what is only a part of a word is none. */
    private int ended(int at) {
        if (!secret.isWord()) {
            return at;
        }
        int head = at < bytes.length ? ChunkHead.length(bytes, at) : Secrets.UNDECIDED;
        int behind = at + Math.max(head, 0);
        if (head == Secrets.UNDECIDED || behind == bytes.length) {
            return isWhole ? at : Secrets.UNDECIDED;
        }
        return secret.isBetween(before, bytes[behind]) ? at : Secrets.NONE;
    }

    private int reference(int start, int found) {
        StringBuilder name = new StringBuilder();
        int at = start + 1;
        while (at < bytes.length && bytes[at] != ';') {
            int head = ChunkHead.length(bytes, at);
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
        return meant.length == 0 ? Secrets.NONE : end(at + 1, found + meant.length, false);
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
}
