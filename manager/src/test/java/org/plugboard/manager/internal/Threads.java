// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plugboard.connection.ConnectionException;

/** What tests with several threads wait for, always with a bound. */
final class Threads {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(30);

    private Threads() {}

    /** Until a thread of the test waits for something itself. */
    static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + BOUND_NS;
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - end).as("time until it waits").isNegative();
            Thread.onSpinWait();
        }
    }

    /** Waits, with a bound, for what another thread of the test does; to be interrupted ends the call as a plugin would. */
    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(BOUND_NS, TimeUnit.NANOSECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new ConnectionException("interrupted", e);
        }
    }

    /** Waits as a call does that takes no interrupt. */
    static void awaitWhateverComes(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
