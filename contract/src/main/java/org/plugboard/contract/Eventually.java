// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, with a bound, for what others do in their own time and tell nobody about. */
public final class Eventually {

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private Eventually() {}

    /** Fails, with what there is instead, unless it is so within 20 s. */
    public static void await(Supplier<String> what, BooleanSupplier isSo) {
        long end = System.nanoTime() + BOUND_NS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not so after 20 s: " + what.get());
            }
            LockSupport.parkNanos(STEP_NS);
        }
    }
}
