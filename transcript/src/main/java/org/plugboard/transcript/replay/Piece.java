// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.time.Duration;
import java.util.Arrays;

/**
 * A piece of what the device says. Its bytes must not be changed.
 *
 * @param after how long after the piece before, or after what was asked, it came when it was recorded
 * @param bytes what it is; empty where it only ends the session
 * @param ends whether the device ends the session behind it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Piece(Duration after, byte[] bytes, boolean ends) {

    static final Piece END = new Piece(Duration.ZERO, new byte[0], true);

    static Piece of(byte[] bytes) {
        return new Piece(Duration.ZERO, bytes, false);
    }

    Piece first(int length) {
        return new Piece(after, Arrays.copyOf(bytes, length), false);
    }

    Piece from(int start) {
        return new Piece(Duration.ZERO, Arrays.copyOfRange(bytes, start, bytes.length), ends);
    }
}
