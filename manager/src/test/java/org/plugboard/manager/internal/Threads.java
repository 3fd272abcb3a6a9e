// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** Waits, with a bound, until a thread of the test waits for something itself. */
final class Threads {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(30);

    private Threads() {}

    static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + BOUND_NS;
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - end).as("time until it waits").isNegative();
            Thread.onSpinWait();
        }
    }
}
