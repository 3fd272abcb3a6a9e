// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks for control characters in eight bytes at a time, the first of which is the lowest of a long. Taking a value from each byte of
 * it borrows from the byte's highest bit where the byte is less, and adding one carries into it behind the last of ASCII. Borrows and
 * carries go to higher bytes only, so the lowest one that is found is there.
 */
final class Words {

    private static final int BITS = 3;
    private static final byte DELETE = 0x7f;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << (Byte.SIZE - 1);
    private static final long BLANKS = ' ' * ONES;
    private static final long BEHIND_CR = ('\r' + 1) * ONES;

    private Words() {}

    /** These bytes, to be looked at in this way. */
    static ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the next byte from 0 to the carriage return stands; {@code to} if there is none before. */
    static int endOfRun(ByteBuffer bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = bytes.getLong(at);
            long found = (eight - BEHIND_CR) & ~eight & HIGHEST_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> BITS);
            }
        }
        while (at < to && (bytes.get(at) < 0 || bytes.get(at) > '\r')) {
            at++;
        }
        return at;
    }

    /** Where the next byte stands that is no printable ASCII; {@code to} if there is none before. */
    static int endOfPrintable(ByteBuffer bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = bytes.getLong(at);
            long found = ((eight - BLANKS) | (eight + ONES) | eight) & HIGHEST_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> BITS);
            }
        }
        while (at < to && bytes.get(at) >= ' ' && bytes.get(at) != DELETE) {
            at++;
        }
        return at;
    }
}
