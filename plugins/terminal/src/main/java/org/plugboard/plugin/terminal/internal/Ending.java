// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a session was ended by its owner. Thread-safe. */
final class Ending {

    private final CountDownLatch begun = new CountDownLatch(1);

    void begin() {
        begun.countDown();
    }

    boolean isOver() {
        return begun.getCount() == 0;
    }

    /** Waits for it so long; true if it came. */
    boolean isOverWithin(Duration limit) throws InterruptedException {
        return begun.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
