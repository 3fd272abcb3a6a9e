// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the logins of the last 60 seconds were. Not thread-safe; times are those of {@link System#nanoTime()} or another clock. */
final class LoginWindow {

    private static final long LENGTH_NS = Duration.ofMinutes(1).toNanos();

    /** The first one first. */
    private final Deque<Long> logins = new ArrayDeque<>();

    /**
     * There is one now. Where there is no limit nothing is kept: one that comes later counts from then on.
     *
     * @param limit how many there may be; 0 is without limit
     */
    void add(int limit, long nowNs) {
        if (limit == 0) {
            logins.clear();
        } else {
            count(nowNs);
            logins.addLast(nowNs);
        }
    }

    /** The login of this time did not happen. */
    void remove(long atNs) {
        logins.removeLastOccurrence(atNs);
    }

    /** How many there were until now. */
    int count(long nowNs) {
        while (!logins.isEmpty() && nowNs - logins.getFirst() >= LENGTH_NS) {
            logins.removeFirst();
        }
        return logins.size();
    }

    /** How many it holds, be they of the last minute or not. */
    int kept() {
        return logins.size();
    }

    /**
     * How long until the next one may be; 0 if it may be now.
     *
     * @param limit how many there may be; 0 is without limit
     */
    long waitNs(int limit, long nowNs) {
        int tooMany = limit == 0 ? 0 : count(nowNs) - limit + 1;
        return tooMany <= 0 ? 0 : logins.stream().skip(tooMany - 1L).findFirst().orElseThrow() + LENGTH_NS - nowNs;
    }
}
