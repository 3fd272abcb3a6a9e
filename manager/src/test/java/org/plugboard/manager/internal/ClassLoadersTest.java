// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.spi.DaemonThread;

/** That class loaders of plugins, and of whoever calls, are not kept by what they leave behind. */
@Timeout(60)
class ClassLoadersTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** The opening that has ended stays with its connection until the next connect. */
    @Test
    void theEndOfASessionKeepsWhatWentWrongAsATextOnly() {
        SessionEnd end = new SessionEnd("R1/x");
        Garbage.awaitCollected(failed(end));
        assertThat(end.once(Ending.DESTROYED, Optional::empty)).hasValueSatisfying(failure -> assertThat(failure)
                .isInstanceOf(ConnectionException.class)
                .hasMessage("R1/x: stream closed")
                .hasNoCause());
    }

    private static WeakReference<Throwable> failed(SessionEnd end) {
        IllegalStateException thrown = new IllegalStateException("stream closed");
        end.once(
                Ending.lost("it was lost"),
                () -> Optional.of(new ServiceFailedException("R1/x: stream closed", thrown)));
        return new WeakReference<>(thrown);
    }

    /** A thread may inherit whatever is on the stack of its maker: here the first call that needs one comes from a guest. */
    @Test
    void theThreadsOfTheManagerKeepNothingOfWhoCausedThem() {
        Garbage.awaitCollected(ran(() -> bench.device().connect(via("a")).disconnect()));
    }

    @Test
    void aThreadKeepsNothingOfWhoMadeItAsLongAsItLives() {
        CountDownLatch over = new CountDownLatch(1);
        try {
            Garbage.awaitCollected(
                    ran(() -> DaemonThread.of(ClassLoadersTest.class, "test-daemon", () -> Threads.await(over))
                            .start()));
        } finally {
            over.countDown();
        }
    }

    @Test
    void aThreadThatALibraryMakesKeepsNothingOfTheStackEither() {
        CountDownLatch over = new CountDownLatch(1);
        try {
            Garbage.awaitCollected(ran(() -> DaemonThread.withoutStack(
                            () -> new Thread(null, () -> Threads.await(over), "test-library", 0, false))
                    .start()));
        } finally {
            over.countDown();
        }
    }

    private static WeakReference<ClassLoader> ran(Runnable action) {
        Runnable guest = Guest.running(action);
        guest.run();
        return loaderOf(guest);
    }

    private static WeakReference<ClassLoader> loaderOf(Runnable guest) {
        return new WeakReference<>(guest.getClass().getClassLoader());
    }
}
