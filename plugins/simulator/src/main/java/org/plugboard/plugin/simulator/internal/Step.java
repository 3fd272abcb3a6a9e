// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A piece of what a device says.
 *
 * @param delay how long it waits before
 * @param bytes what it sends then
 * @param end what becomes of the session after it
 */
@SuppressWarnings("ArrayRecordComponent")
record Step(Duration delay, byte[] bytes, End end) {

    /** A device that has come to this one says nothing any more, and does not leave either. */
    static final Step NEVER = new Step(Duration.ofSeconds(Long.MAX_VALUE), new byte[0], End.STAYS);

    /** The session ends as it should. */
    static final Step EXIT = new Step(Duration.ZERO, new byte[0], End.EXITS);

    /** The connection breaks. */
    static final Step CUT = new Step(Duration.ZERO, new byte[0], End.BREAKS);

    /** What becomes of a session. */
    enum End {
        STAYS,
        EXITS,
        BREAKS
    }

    static Step of(byte[] bytes) {
        return new Step(Duration.ZERO, bytes, End.STAYS);
    }

    static Step of(String text) {
        return after(Duration.ZERO, text);
    }

    static Step after(Duration delay, String text) {
        return new Step(delay, text.getBytes(StandardCharsets.UTF_8), End.STAYS);
    }
}
