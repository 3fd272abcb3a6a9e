// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one message as they come. It grows with what has come, whatever the peer says will come, up to its limit. */
final class MessageBuffer {

    private static final int FIRST_BYTES = 8 * 1024;
    private static final int SHOWN = 8 * 1024;
    private static final int KEPT_OF_END = 64 * 1024;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean tooLong;

    /** Keeps at most so many bytes; what comes behind them is left out. */
    MessageBuffer(int limit) {
        this.limit = limit;
    }

    void append(byte[] from, int offset, int count) {
        int kept = Math.min(count, limit - length);
        tooLong |= kept < count;
        if (length + kept > bytes.length) {
            long larger = Math.max(Math.max(FIRST_BYTES, 2L * bytes.length), (long) length + kept);
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, larger));
        }
        System.arraycopy(from, offset, bytes, length, kept);
        length += kept;
    }

    /** Whether something was left out. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Drops what it has; whatever else belongs to the message is left out, too. */
    void drop() {
        bytes = new byte[0];
        tooLong = true;
    }

    /** Whether nothing but line ends and blanks came. */
    boolean isBlank() {
        int start = 0;
        while (start < length && bytes[start] <= ' ' && bytes[start] > 0) {
            start++;
        }
        return start == length;
    }

    /** The beginning as text; what is no UTF-8 in it is replaced. */
    String beginning() {
        return new String(bytes, 0, Math.min(length, SHOWN), StandardCharsets.UTF_8);
    }

    /** The end as text. */
    String end() {
        int start = Math.max(0, length - KEPT_OF_END);
        return new String(bytes, start, length - start, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
