// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.spi.Deadline;

@Timeout(30)
class TurnTest {

    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @AfterEach
    void endTheOther() {
        end.complete(null);
    }

    private void takenByAnother() {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        new Thread(() -> {
                    lock.lock();
                    try {
                        taken.complete(null);
                        end.join();
                    } finally {
                        lock.unlock();
                    }
                })
                .start();
        taken.join();
    }

    @Test
    void whoeverWaitsForAnotherDoesSoUntilTheDeadline() throws IOException {
        takenByAnother();
        assertThat(Turn.take(lock, "R1/nc", Deadline.after(Duration.ofMillis(20))))
                .isFalse();
    }

    @Test
    void anInterruptEndsTheWait() {
        takenByAnother();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Turn.take(lock, "R1/nc", Deadline.after(Duration.ofHours(1))))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageStartingWith("R1/nc: interrupted");
    }

    @Test
    void whatIsFreeIsTakenEvenBehindTheDeadlineAndByAnInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        assertThat(Turn.take(lock, "R1/nc", Deadline.after(Duration.ZERO))).isTrue();
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
}
