// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, with a bound. */
final class Eventually {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(30);

    private Eventually() {}

    /** Until it is so. */
    static void isTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("time until it is so").isNegative();
            Thread.onSpinWait();
        }
    }
}
