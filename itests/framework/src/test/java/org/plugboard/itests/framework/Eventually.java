// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with a bound, for what the container does in its own time and tells nobody about. */
final class Eventually {

    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private Eventually() {}

    static void within(long time, TimeUnit unit, String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + unit.toNanos(time);
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("time until " + what).isNegative();
            LockSupport.parkNanos(STEP_NS);
        }
    }
}
