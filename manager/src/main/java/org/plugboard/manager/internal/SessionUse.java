// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whether a session is being called, and how long ago it was. Thread-safe. */
final class SessionUse {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();
    private volatile long endedNs = System.nanoTime();

    /** A call begins, which {@link #end ends} whatever becomes of it. */
    void begin() {
        calls.incrementAndGet();
        // Behind the other one: who sees neither of them change has seen no call at all.
        begun.incrementAndGet();
    }

    void end() {
        endedNs = System.nanoTime();
        calls.decrementAndGet();
    }

    boolean isGoingOn() {
        return calls.get() > 0;
    }

    /** How many calls have begun. */
    long begun() {
        return begun.get();
    }

    /** Whether nothing has called it since so many had begun, and nothing calls it now. */
    boolean isUntouchedSince(long calls) {
        return !isGoingOn() && begun() == calls;
    }

    /** How long ago the last call that is over ended, or the session began. */
    long sinceNs(long nowNs) {
        return nowNs - endedNs;
    }
}
