// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import org.plugboard.spi.Deadline;

/** Limits of waits, as arguments give them: zero is without limit. */
final class Limits {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Limits() {}

    /** In nanoseconds; {@link Long#MAX_VALUE} is without limit. */
    static long ns(Duration argument) {
        return argument.isZero() ? Long.MAX_VALUE : exactNs(argument);
    }

    /** So much longer than the deadline; from now on if that is over. */
    static Deadline extended(Deadline deadline, Duration grace) {
        return Deadline.after(
                Duration.ofNanos(Math.max(0, deadline.remainingNs())).plus(grace));
    }

    /** As messages give a limit. */
    static String inWords(Duration limit) {
        return Deadline.after(limit).toString();
    }

    /** In nanoseconds, where zero does not wait. */
    static long exactNs(Duration limit) {
        return limit.compareTo(LONGEST) >= 0 ? Long.MAX_VALUE : Math.max(0, limit.toNanos());
    }
}
