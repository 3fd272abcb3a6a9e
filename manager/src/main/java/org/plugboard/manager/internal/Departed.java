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
 */
record Departed(List<String> names, List<String> protocols, @Nullable String alias, String owner, long leftNs) {

    /** Of a plugin that leaves now. */
    static Departed now(Plugin<?> plugin) {
        return new Departed(plugin.names(), plugin.protocols(), plugin.alias(), plugin.owner(), System.nanoTime());
    }

    /** How long ago that was. */
    Duration ago() {
        return Duration.ofNanos(System.nanoTime() - leftNs);
    }

    /** Nanoseconds until it has been away for so long; 0 or less when it has. */
    long remainingNs(Duration bound) {
        return Limits.exactNs(bound) - (System.nanoTime() - leftNs);
    }

    /** Whether it left less than so long ago. */
    boolean isWithin(Duration bound) {
        return remainingNs(bound) > 0;
    }
}
