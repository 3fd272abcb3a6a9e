// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which a call must be over. One deadline goes from the call down to the socket, so that the layers below do
 * not add up their limits.
 *
 * @param limit how long the call was given, for messages
 * @param endNs the moment in terms of {@link System#nanoTime()}
 */
public record Deadline(Duration limit, long endNs) {

    /** As far away as the clock can tell apart; longer limits are cut to it. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

    /** A deadline so long from now. */
    public static Deadline after(Duration limit) {
        Duration bounded = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Deadline(limit, System.nanoTime() + bounded.toNanos());
    }

    /** Nanoseconds until the deadline, 0 or less behind it. */
    public long remainingNs() {
        return endNs - System.nanoTime();
    }

    /** Milliseconds until the deadline for calls that take 0 for “no limit”: at least 1. */
    public int remainingMillis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNs())));
    }

    /** Whether it is over. */
    public boolean isOver() {
        return remainingNs() <= 0;
    }

    /** The earlier of this deadline and one so long from now. */
    public Deadline atMost(Duration step) {
        Deadline sooner = after(step);
        return sooner.endNs - endNs < 0 ? sooner : this;
    }

    /** The limit as messages give it: {@code 30 s}, {@code 250 ms}. */
    @Override
    public String toString() {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
