// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;

/** What happens with several callers; every wait ends at an event, and nothing here depends on how fast a thread is. */
@Timeout(60)
class ConcurrencyTest {

    private static final int SECONDS = 30;

    private final TestBench bench = new TestBench();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        bench.close();
    }

    /** A peer that answers nobody until so many wait for it. */
    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    private <T> Future<T> call(Callable<T> call) {
        return callers.submit(call);
    }

    @Test
    void twoDevicesConnectInParallel() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        bench.cli.onConnect = session -> meet(both);
        Device one = bench.device();
        Device other = bench.device();
        Future<Connection> first = call(one::connect);
        Future<Connection> second = call(other::connect);
        assertThat(first.get(SECONDS, TimeUnit.SECONDS).isConnected()).isTrue();
        assertThat(second.get(SECONDS, TimeUnit.SECONDS).isConnected()).isTrue();
    }

    @Test
    void twoAliasesOfOneDeviceConnectInParallel() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        bench.cli.onConnect = session -> meet(both);
        Device device = bench.device();
        Future<Connection> first = call(() -> device.connect(via("a").alias("x")));
        Future<Connection> second = call(() -> device.connect(via("a").alias("y")));
        assertThat(first.get(SECONDS, TimeUnit.SECONDS).alias()).isEqualTo("x");
        assertThat(second.get(SECONDS, TimeUnit.SECONDS).alias()).isEqualTo("y");
    }

    @Test
    void concurrentConnectOnOneAliasMakesOneConnection() throws Exception {
        int count = 16;
        BlockingQueue<Thread> waiting = new LinkedBlockingQueue<>();
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onConnect = session -> Threads.await(release);
        Device device = bench.device();
        List<Future<Connection>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call(() -> {
                waiting.add(Thread.currentThread());
                return device.connect(via("a").alias("x"));
            }));
        }
        // The peer answers nobody until one has asked it and all others wait for that one.
        for (int i = 0; i < count; i++) {
            Threads.awaitWaiting(waiting.take());
        }
        Connection connection = device.alias("x");
        try (Logged logged = Logged.by(ManagedConnection.class, Level.INFO)) {
            release.countDown();
            for (Future<Connection> call : calls) {
                assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isSameAs(connection);
            }
            assertThat(logged.messages()).singleElement().asString().contains("R1/x: connected by class cli");
        }
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void whoWaitsForAnothersAttemptSharesItsFailure() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            asked.countDown();
            Threads.await(release);
            throw new ConnectFailedException("R1/x: refused");
        };
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        Future<Connection> first = call(connection::connect);
        Threads.await(asked);
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        Future<Connection> second = call(() -> {
            waiter.complete(Thread.currentThread());
            return connection.connect();
        });
        Threads.awaitWaiting(waiter.get(SECONDS, TimeUnit.SECONDS));
        release.countDown();
        assertThatThrownBy(() -> first.get(SECONDS, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(ConnectFailedException.class);
        assertThatThrownBy(() -> second.get(SECONDS, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(ConnectFailedException.class);
        assertThat(bench.cli.sessions).hasSize(1);
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    @Tag("semantics-21")
    void disconnectAllEndsTheSessionsInParallel() {
        CyclicBarrier all = new CyclicBarrier(3);
        bench.cli.onDisconnect = session -> meet(all);
        Device device = bench.device();
        for (String alias : List.of("x", "y", "z")) {
            device.connect(via("a").alias(alias));
        }
        device.disconnectAll();
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aDisconnectBetweenMakingAndConnectingASessionEndsIt() {
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        bench.cli.onCreate = context -> connection.disconnect();
        assertThatThrownBy(connection::connect).isInstanceOf(ConnectionClosedException.class);
        assertThat(bench.cli.last().log).doesNotContain("connect");
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aDisconnectAtTheEndOfAnAttemptIsNotForgotten() {
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        bench.cli.onConnect = session -> {
            bench.cli.onConnect = next -> {};
            connection.disconnect();
        };
        assertThatThrownBy(connection::connect).isInstanceOf(ConnectionClosedException.class);
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    @Tag("semantics-37")
    void aClassThatDoesNotHonourItsDeadlineIsEndedFromOutside() {
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onConnect = session -> Threads.await(never);
        assertThatThrownBy(() -> bench.device().connect(via("a").with("connect_timeout", "20ms")))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("R1/default: it was not connected in 20 ms; give it more time");
        assertThat(Thread.interrupted()).as("an interrupt left behind").isFalse();
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void disconnectEndsAnAttemptThatIsRunning() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            asked.countDown();
            Threads.await(closed);
            throw new IllegalStateException("stream closed");
        };
        bench.cli.onDisconnect = session -> closed.countDown();
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        Future<Connection> attempt = call(connection::connect);
        Threads.await(asked);
        assertThat(connection.state()).isEqualTo(Connection.State.CONNECTING);
        connection.disconnect();
        assertThatThrownBy(() -> attempt.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("R1/x: the connection was closed: it was disconnected while it was connecting");
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
    }

    @Test
    void anInterruptOfTheOneWhoConnectsIsNoneOfThoseWhoWaitForHim() throws Exception {
        BlockingQueue<Thread> connecting = new LinkedBlockingQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        bench.cli.onConnect = session -> {
            connecting.add(Thread.currentThread());
            if (attempts.incrementAndGet() == 1) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CallInterruptedException("R1/x: interrupted", "", e);
                }
            }
        };
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        Future<Connection> first = call(connection::connect);
        Thread maker = connecting.poll(SECONDS, TimeUnit.SECONDS);
        BlockingQueue<Thread> calling = new LinkedBlockingQueue<>();
        Future<Connection> second = call(() -> {
            calling.add(Thread.currentThread());
            return connection.connect();
        });
        Threads.awaitWaiting(calling.poll(SECONDS, TimeUnit.SECONDS));
        maker.interrupt();

        assertThatThrownBy(() -> first.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(CallInterruptedException.class);
        assertThat(second.get(SECONDS, TimeUnit.SECONDS)).isSameAs(connection);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void whoIsInterruptedWhileSomebodyElseConnectsIsToldSoAndTheOtherGoesOn() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            asked.countDown();
            Threads.await(go);
        };
        Connection connection = bench.device().instantiate(via("a").alias("x"));
        Future<Connection> first = call(connection::connect);
        Threads.await(asked);
        Future<Connection> second = call(() -> {
            Thread.currentThread().interrupt();
            return connection.connect();
        });
        assertThatThrownBy(() -> second.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(CallInterruptedException.class)
                .hasMessageContaining("R1/x: interrupted while somebody else connects it");
        go.countDown();
        assertThat(first.get(SECONDS, TimeUnit.SECONDS).isConnected()).isTrue();
    }

    @Test
    void aCallThatWeEndSaysSoAlsoIfThePluginOnlySawThePipeClose() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            asked.countDown();
            Threads.await(closed);
            throw new ConnectionClosedException("R1/default: the connection was closed", "half an ans");
        };
        bench.cli.onDisconnect = session -> closed.countDown();
        Device device = bench.device();
        device.connect();
        Future<String> running = call(() -> device.execute("slow"));
        Threads.await(asked);
        device.disconnect();
        assertThatThrownBy(() -> running.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(ConnectionClosedException.class, e -> assertThat(e.received())
                        .isEqualTo("half an ans"))
                .hasMessageContaining("R1/default: the connection was closed: it was disconnected");
    }

    @Test
    void disconnectDoesNotWaitForARunningCallWhichEndsAsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            asked.countDown();
            Threads.await(closed);
            throw new IllegalStateException("stream closed");
        };
        bench.cli.onDisconnect = session -> closed.countDown();
        Device device = bench.device();
        device.connect();
        Future<String> running = call(() -> device.execute("slow"));
        Threads.await(asked);
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        Future<String> waiting = call(() -> {
            waiter.complete(Thread.currentThread());
            return device.execute("next");
        });
        Threads.awaitWaiting(waiter.get(SECONDS, TimeUnit.SECONDS));
        device.disconnect();
        for (Future<String> call : List.of(running, waiting)) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("R1/default: the connection was closed: it was disconnected");
        }
    }

    @Test
    @Tag("semantics-36")
    void callsOnOneConnectionHaveTheirTurnOneAfterTheOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        bench.cli.onExecute = session -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
        };
        Device device = bench.device();
        device.connect();
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String command = "c" + i;
            calls.add(call(() -> device.execute(command)));
        }
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).get(SECONDS, TimeUnit.SECONDS)).isEqualTo("default: c" + i);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    @Tag("semantics-37")
    void waitingForTheTurnHasItsLimit() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            asked.countDown();
            Threads.await(release);
        };
        Device device = bench.device();
        device.connect(via("a").with("lock_timeout", Duration.ofMillis(20)));
        Future<String> running = call(() -> device.execute("slow"));
        Threads.await(asked);
        assertThatThrownBy(() -> device.execute("impatient"))
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/default: no turn after 20 ms");
        release.countDown();
        assertThat(running.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("default: slow");
    }

    @Test
    @Tag("semantics-37")
    void aPluginThatHangsInDisconnectIsLeftBehindAfterItsBound() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> Threads.await(never);
        Device device = bench.device();
        device.connect();
        assertThatThrownBy(device::disconnect)
                .isInstanceOf(TimedOutException.class)
                .hasMessage("disconnect of R1/default by class cli: not over after 5 s");
        assertThat(device.isConnected()).isFalse();
        bench.cli.onDisconnect = session -> {};
        device.connect();
        assertThat(device.execute("x")).isEqualTo("default: x");
    }

    @Test
    void anAttemptEndsAlsoIfWhatWasThereBeforeCannotBeClearedAway() {
        Connection connection = bench.device().connect();
        bench.cli.last().connected = false;
        bench.core.workers().close();
        assertThatThrownBy(connection::connect).isInstanceOf(RejectedExecutionException.class);
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
    }
}
