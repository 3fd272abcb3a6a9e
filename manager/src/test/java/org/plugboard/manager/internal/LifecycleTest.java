// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectionClosedException;

/** Who does what in the life of a connection, between two steps of it. */
@Timeout(60)
class LifecycleTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whoeverConnectsHearsWhyItsOpeningWasTakenAlsoIfItClosesThatFirst() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(2);
        List<Ending> endings = new CopyOnWriteArrayList<>();
        TestOpening opening = new TestOpening()
                .on("open", nothing -> {
                    inside.countDown();
                    Threads.await(taken);
                    return null;
                })
                .on("close", ending -> {
                    endings.add((Ending) ending[0]);
                    taken.countDown();
                    closed.countDown();
                    Threads.await(closed);
                    return Optional.empty();
                })
                .on("endedAt", nothing -> Optional.empty())
                .on("closedException", nothing -> new ConnectionClosedException("R1/default: closed", ""));
        ManagedConnection connection = (ManagedConnection) bench.device().instantiate();
        Lifecycle life = new Lifecycle(
                "R1/default",
                bench.core.workers(),
                connection.chronicle(),
                new Retries("R1/default"),
                opening::opening);
        Caller<Boolean> connecting = Caller.calls("connecting", () -> life.connect(false));
        Threads.await(inside);
        life.close(true, Ending.DESTROYED);
        assertThat(connecting.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThat(endings.subList(0, 2))
                .extracting(Ending::reason)
                .containsOnly("it was destroyed while it was connecting");
    }
}
