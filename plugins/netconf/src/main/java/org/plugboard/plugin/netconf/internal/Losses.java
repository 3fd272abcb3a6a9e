// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * When to say that a slow listener misses notifications: at once when it begins, then the sum once a minute at most while more are missed,
 * and in the end. A device that sends in bursts would else fill the log with as many lines as it has bursts. Thread-safe.
 */
final class Losses {

    private static final long EVERY_NS = TimeUnit.MINUTES.toNanos(1);

    /** What was said last: how many were missed then, and when that was. */
    private record Said(long missed, long atNs) {}

    private final LongSupplier nanoTime;
    private final AtomicReference<Said> last;

    /** @param nanoTime as {@link System#nanoTime()} */
    Losses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = new AtomicReference<>(new Said(0, 0));
    }

    /**
     * More was missed.
     *
     * @param missed how many are in all
     * @return what to say of the listener, if it is time to
     */
    Optional<String> more(long missed) {
        Said before = last.get();
        long now = nanoTime.getAsLong();
        if (before.missed() == 0) {
            return say(before, new Said(missed, now), "is too slow: it misses the oldest of what waits for it");
        }
        return now - before.atNs() < EVERY_NS
                ? Optional.empty()
                : say(before, new Said(missed, now), "is still too slow: it has missed %d so far".formatted(missed));
    }

    /** Nothing more comes: the sum, if it has not been said. */
    Optional<String> end(long missed) {
        Said before = last.get();
        return before.missed() == missed
                ? Optional.empty()
                : say(before, new Said(missed, before.atNs()), "has missed %d in all".formatted(missed));
    }

    private Optional<String> say(Said before, Said now, String text) {
        return last.compareAndSet(before, now) ? Optional.of(text) : Optional.empty();
    }
}
