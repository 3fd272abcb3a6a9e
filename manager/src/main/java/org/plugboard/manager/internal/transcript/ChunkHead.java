// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

/** Tells the head of a chunk, {@code \n#31\n} (RFC 6242, section 4.2). */
final class ChunkHead {

    /** {@code \n#4294967295\n}. */
    private static final int LONGEST = 13;

    private static final int SHORTEST = 4;

    private ChunkHead() {}

    /** How long the one is that begins at {@code start}, {@link Secrets#NONE} or {@link Secrets#UNDECIDED}. */
    static int length(byte[] bytes, int start) {
        int length = 0;
        while (start + length < bytes.length && continues(length, bytes[start + length])) {
            length++;
        }
        if (start + length == bytes.length) {
            return length < LONGEST ? Secrets.UNDECIDED : Secrets.NONE;
        }
        return isEnded(length, bytes[start + length]) ? length + 1 : Secrets.NONE;
    }

    /** Whether the byte behind so many of a head is another one of it, but not the last. */
    static boolean continues(int length, byte octet) {
        return switch (length) {
            case 0 -> octet == '\n';
            case 1 -> octet == '#';
            default -> octet >= '0' && octet <= '9' && length < LONGEST - 1;
        };
    }

    /** Whether the byte behind so many of a head is its last. */
    static boolean isEnded(int length, byte octet) {
        return length >= SHORTEST - 1 && octet == '\n';
    }
}
