// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Device;

/** Services that many threads may call at once: all are inside, nobody waits for a turn, and all get out. */
@Timeout(60)
class ConcurrentServicesTest {

    private static final int SECONDS = 30;
    private static final int MANY = 50;

    private final TestBench bench = new TestBench();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        bench.close();
    }

    private <T> List<Future<T>> calls(int count, Callable<T> call) {
        List<Future<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(callers.submit(call));
        }
        return calls;
    }

    @Test
    void allAreInsideAtTheSameTimeHoweverTheyCall() throws Exception {
        CountDownLatch inside = new CountDownLatch(MANY);
        bench.cli.onSing = session -> {
            inside.countDown();
            Threads.await(inside);
        };
        Device device = bench.device();
        Chorus typed = device.connect().as(Chorus.class);
        List<Future<Object>> calls = calls(MANY / 2, () -> device.call("sing", "alto"));
        calls.addAll(calls(MANY - MANY / 2, () -> typed.sing("alto")));
        for (Future<Object> call : calls) {
            assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("default sings alto");
        }
    }

    @Test
    void aCallThatHasTheTurnAndOnesThatNeedNoneDoNotHinderEachOther() throws Exception {
        CountDownLatch hasTurn = new CountDownLatch(1);
        CountDownLatch sung = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            hasTurn.countDown();
            Threads.await(sung);
        };
        Device device = bench.device();
        device.connect();
        Future<String> exclusive = callers.submit(() -> device.execute("slow"));
        Threads.await(hasTurn);
        assertThat(device.call("sing", "bass")).isEqualTo("default sings bass");
        assertThat(exclusive.isDone()).isFalse();
        sung.countDown();
        assertThat(exclusive.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("default: slow");
    }

    @Test
    void aMethodOfTwoInterfacesTakesTheTurnIfEitherWantsIt() throws Exception {
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onConfigure = session -> {
            entered.incrementAndGet();
            inside.countDown();
            Threads.await(release);
        };
        Chorus chorus = bench.device().connect().as(Chorus.class);
        Future<String> first = callers.submit(() -> chorus.configure("x"));
        Threads.await(inside);
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        Future<String> second = callers.submit(() -> {
            waiter.complete(Thread.currentThread());
            return chorus.configure("y");
        });
        Threads.awaitWaiting(waiter.get(SECONDS, TimeUnit.SECONDS));
        assertThat(entered).hasValue(1);
        release.countDown();
        assertThat(first.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("configured x");
        assertThat(second.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("configured y");
    }

    @Test
    void whoHasTheTurnMayCallAServiceThatNeedsNone() {
        Device device = bench.device();
        bench.cli.onExecute = session -> assertThat(device.call("sing", "x")).isEqualTo("default sings x");
        device.connect();
        assertThat(device.execute("y")).isEqualTo("default: y");
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("it was disconnected", (bench, connection) -> connection.disconnect()),
                end("it was destroyed", (bench, connection) -> connection.destroy()),
                end(
                        "it was destroyed",
                        (bench, connection) -> connection.device().destroyAll()),
                end("test bundle of cli was removed", (bench, connection) -> bench.core
                        .contributions()
                        .removeConnections(bench.cli.named("cli", "unicon.Unicon"))),
                end("Plugboard is being stopped", (bench, connection) -> bench.core.close()));
    }

    private static Arguments end(String reason, BiConsumer<TestBench, Connection> end) {
        return Arguments.of(reason, end);
    }

    /** The plugin does as plugins do: its calls end with whatever its broken pipe gives. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void whoeverEndsTheConnectionAllCallersAreToldWhy(String reason, BiConsumer<TestBench, Connection> end)
            throws Exception {
        CountDownLatch inside = new CountDownLatch(MANY);
        CountDownLatch closed = new CountDownLatch(1);
        bench.cli.onSing = session -> {
            inside.countDown();
            Threads.await(closed);
            throw new IllegalStateException("stream closed");
        };
        bench.cli.onDisconnect = session -> closed.countDown();
        Connection connection = bench.device().connect(via("a"));
        List<Future<Object>> calls = calls(MANY, () -> connection.call("sing", "x"));
        Threads.await(inside);
        end.accept(bench, connection);
        for (Future<Object> call : calls) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessage("R1/default: the connection was closed: " + reason + "; connect again");
        }
        assertThat(bench.cli.last().log).containsOnlyOnce("disconnect");
        assertThat(bench.core.live().count()).isZero();
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void ofManyCallsThatFindTheSessionDeadOneClearsItAway() throws Exception {
        CyclicBarrier inside = new CyclicBarrier(MANY, () -> bench.cli.last().connected = false);
        CountDownLatch cleared = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> cleared.countDown();
        bench.cli.onSing = session -> {
            try {
                inside.await(SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the others did not come", e);
            }
            throw new ConnectionClosedException("R1/default: the peer closed");
        };
        Connection connection = bench.device().connect(via("a"));
        for (Future<Object> call : calls(MANY, () -> connection.call("sing", "x"))) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .cause()
                    .hasMessage("R1/default: the peer closed");
        }
        Threads.await(cleared);
        assertThat(bench.cli.last().log).containsOnlyOnce("disconnect");
        assertThatThrownBy(() -> connection.call("sing", "x")).isInstanceOf(NotConnectedException.class);
        bench.cli.onSing = session -> {};
        assertThat(connection.connect().call("sing", "again")).isEqualTo("default sings again");
        // The first one is ended in the background.
        Eventually.isTrue(() -> bench.core.live().count() == 1);
    }

    @Test
    void anOldCallThatFailsDoesNotEndTheSessionThatWasOpenedMeanwhile() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch reconnected = new CountDownLatch(1);
        bench.cli.onSing = session -> {
            inside.countDown();
            Threads.await(reconnected);
            throw new IllegalStateException("stream closed");
        };
        Connection connection = bench.device().connect(via("a"));
        Future<Object> old = callers.submit(() -> connection.call("sing", "x"));
        Threads.await(inside);
        connection.disconnect();
        connection.connect();
        reconnected.countDown();
        assertThatThrownBy(() -> old.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it was disconnected");
        assertThat(connection.isConnected()).isTrue();
        assertThat(bench.core.live().count()).isEqualTo(1);
    }
}
