// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays known of a plugin that has left: names, and when that was; nothing of its own.
 *
 * @param names what it was chosen by
 * @param protocols those that a connection class served
 * @param alias the alias that a connection class gave to the default connection, or null
 * @param owner who contributed it
 * @param leftNs when it left, in terms of {@link System#nanoTime()}
 * @param isLeaving whether what stands on it is still being ended, so that no other version can have come yet
 */
record Departed(
        List<String> names,
        List<String> protocols,
        @Nullable String alias,
        String owner,
        long leftNs,
        boolean isLeaving) {

    /** Of a plugin that begins to leave now. */
    static Departed leaving(Plugin<?> plugin) {
        return new Departed(
                plugin.names(), plugin.protocols(), plugin.alias(), plugin.owner(), System.nanoTime(), true);
    }

    /** The same, which has left now. */
    Departed gone() {
        return new Departed(names, protocols, alias, owner, System.nanoTime(), false);
    }

    /** How long ago that was. */
    Duration ago() {
        return Duration.ofNanos(System.nanoTime() - leftNs);
    }

    /** Nanoseconds until it has been away for so long; 0 or less when it has, without end while it is leaving. */
    long remainingNs(Duration bound) {
        if (isLeaving && !bound.isZero()) {
            return Long.MAX_VALUE;
        }
        return Limits.exactNs(bound) - (System.nanoTime() - leftNs);
    }

    /** Whether it left less than so long ago. */
    boolean isWithin(Duration bound) {
        return remainingNs(bound) > 0;
    }
}
