// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads when there are none to be had. */
@Timeout(60)
class WorkersTest {

    @Test
    void whoeverHoldsALockDoesNotFailForWantOfAThread() {
        AtomicBoolean isFull = new AtomicBoolean(true);
        CountDownLatch done = new CountDownLatch(1);
        try (Workers workers = new Workers(task -> {
            if (isFull.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Workers.daemon(task, "plugboard worker");
        })) {
            assertThat(workers.trySoon("tell", done::countDown)).isFalse();
            isFull.set(false);
            assertThat(workers.trySoon("tell", done::countDown)).isTrue();
            Threads.await(done);
        }
    }
}
