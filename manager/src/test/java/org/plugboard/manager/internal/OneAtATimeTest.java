// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one thread does at a time. */
@Timeout(60)
class OneAtATimeTest {

    @Test
    void whoeverAsksMeanwhileDoesNotWaitAndHasItDoneOnceMoreByTheThreadThatDoesIt() throws Exception {
        CountDownLatch isIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        OneAtATime mending = new OneAtATime(() -> {
            threads.add(Thread.currentThread());
            isIn.countDown();
            Threads.await(goOn);
        });
        Caller<Boolean> first = Caller.calls("first", () -> {
            mending.run();
            return true;
        });
        Threads.await(isIn);
        mending.run();
        mending.run();
        assertThat(threads).containsExactly(first.thread());
        goOn.countDown();
        assertThat(first.result()).isTrue();
        assertThat(threads).containsExactly(first.thread(), first.thread());
        mending.run();
        assertThat(threads).containsExactly(first.thread(), first.thread(), Thread.currentThread());
    }

    @Test
    void whatItThrowsDoesNotEndItForWhoAsksLater() {
        AtomicInteger times = new AtomicInteger();
        OneAtATime mending = new OneAtATime(() -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("boom");
            }
        });
        assertThatThrownBy(mending::run).hasMessage("boom");
        mending.run();
        assertThat(times).hasValue(2);
    }
}
