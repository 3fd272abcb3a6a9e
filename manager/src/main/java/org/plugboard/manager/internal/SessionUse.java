// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether a session is being called, and how long ago it was. Thread-safe. */
final class SessionUse {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile long endedNs = System.nanoTime();

    /** A call begins, which {@link #end ends} whatever becomes of it. */
    void begin() {
        calls.incrementAndGet();
    }

    void end() {
        endedNs = System.nanoTime();
        calls.decrementAndGet();
    }

    boolean isGoingOn() {
        return calls.get() > 0;
    }

    /** How long ago the last call that is over ended, or the session began. */
    long sinceNs(long nowNs) {
        return nowNs - endedNs;
    }
}
