// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/** Plugins and devices that misbehave below a pool: no worker is lost by it, and no device is stormed. */
@Timeout(60)
class PoolFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();

    @AfterEach
    void close() {
        bench.close();
    }

    private Connection pool(int size) {
        return device.connect(via("a").alias("pool").pool(size));
    }

    static Stream<Throwable> faults() {
        return Stream.of(new IllegalStateException("boom"), new AssertionError("boom"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClassThatFailsWhenAskedWhetherItIsConnectedCostsNoPlace(Throwable fault) {
        Connection pool = pool(1);
        bench.cli.last().whenAskedConnected.set(fault);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(pool.lease(SOON)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClassThatFailsWhenAskedWhetherItIsResetCostsNeitherTheAnswerNorAPlace(Throwable fault) {
        Connection pool = pool(1);
        bench.cli.last().whenAskedReset.set(fault);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(pool.lease(SOON)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClassThatFailsWhenAskedWhatACallLeavesCostsNeitherTheAnswerNorAPlace(Throwable fault) {
        Connection pool = pool(1);
        bench.cli.last().whenAskedWhatIsLeft.set(fault);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(pool.lease(SOON)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClassThatFailsToResetCostsNoPlace(Throwable fault) {
        Connection pool = pool(1);
        bench.cli.onReset = session -> throwIt(fault);
        try (Lease worker = pool.lease()) {
            worker.send("half a command");
        }
        assertThat(pool.lease(SOON)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aClassThatFailsToConnectAReplacementIsAskedAgain(Throwable fault) {
        Connection pool = pool(1);
        AtomicBoolean fails = new AtomicBoolean(true);
        bench.cli.onConnect = session -> {
            if (fails.getAndSet(false)) {
                throwIt(fault);
            }
        };
        bench.cli.last().connected = false;
        assertThat(pool.lease(SOON)).isPresent();
    }

    private static void throwIt(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aTransportThatFailsWhenAskedWhetherItIsOpenCostsNoPlace(Throwable fault) {
        AtomicBoolean fails = new AtomicBoolean();
        bench.core
                .contributions()
                .addTransports(new Plugin<TransportFactory>(
                        (context, request) -> new Pipe(fails, fault),
                        List.of("tcp"),
                        List.of(),
                        null,
                        "pipes",
                        0,
                        null));
        bench.cli.onConnect =
                session -> session.context.openTransport(TransportRequest.tcp("192.0.2.1", 22), Deadline.after(SOON));
        Connection pool = pool(1);
        fails.set(true);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(pool.lease(SOON)).isPresent();
    }

    private record Pipe(AtomicBoolean fails, Throwable fault) implements Transport {

        @Override
        public void open(Deadline deadline) {}

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public boolean isOpen() {
            if (fails.getAndSet(false)) {
                throwIt(fault);
            }
            return true;
        }

        @Override
        public void close() {}

        @Override
        public String description() {
            return "a pipe";
        }
    }

    @Test
    void aDeviceThatLetsInAndHangsUpIsNotStormed() {
        Connection pool = pool(1);
        AtomicInteger logins = new AtomicInteger();
        bench.cli.onConnect = session -> {
            logins.incrementAndGet();
            session.broken = true;
        };
        bench.cli.last().connected = false;
        // The pauses are of 1, 2 and 4 s, or up to half shorter: in three seconds there is time for three logins, and
        // no more.
        assertThat(pool.lease(Duration.ofSeconds(3))).isEmpty();
        assertThat(logins.get()).isBetween(1, 4);
        assertThat(pool.pool().orElseThrow().lastFailure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("dead before its first call was over"));
    }

    @Test
    void aClassThatNeverEndsConnectingAWorkerDoesNotHoldThePool() {
        CountDownLatch never = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            if (session.context.name().endsWith("#2")) {
                Threads.awaitWhateverComes(never);
            }
        };
        try {
            Connection pool =
                    device.connect(via("a").alias("pool").pool(2).with("connect_timeout", Duration.ofMillis(100)));
            assertThat(pool.execute("x")).isEqualTo("pool: x");
            assertThat(pool.pool().orElseThrow().total()).isEqualTo(1);
        } finally {
            never.countDown();
        }
    }

    @Test
    void aThreadThatHasAllWorkersThatThereWillBeIsToldSo() {
        bench.cli.onConnect = session -> {
            if (!session.context.name().endsWith("#1")) {
                throw new AuthenticationException("R1/pool: refused");
            }
        };
        Connection pool = pool(4);
        try (Lease only = pool.lease()) {
            assertThatThrownBy(() -> pool.execute("x"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("this thread has all 1 workers itself");
            assertThat(only.execute("x")).isEqualTo("pool: x");
        }
    }

    @Test
    void connectTriesAgainWhatWasGivenUpAsRefused() {
        bench.cli.onConnect = session -> {
            if (!session.context.name().endsWith("#1")) {
                throw new AuthenticationException("R1/pool: refused");
            }
        };
        Connection pool = pool(4);
        assertThat(pool.pool().orElseThrow().lastFailure())
                .contains("R1/pool: refused; it is not tried again before the next connect()");
        bench.cli.onConnect = session -> {};
        pool.connect();
        Eventually.isTrue(() -> pool.pool().orElseThrow().total() == 4);
        for (int i = 0; i < 4; i++) {
            assertThat(pool.execute("x")).isEqualTo("pool: x");
        }
    }

    @Test
    void connectReplacesADeadWorkerThatIsLeased() {
        Connection pool = pool(1);
        Lease lease = pool.lease();
        bench.cli.last().connected = false;
        pool.connect();
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        lease.close();
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(1);
        assertThat(pool.pool().orElseThrow().busy()).isZero();
    }

    @Test
    void someFirstWorkersThatFailedAreTriedAgainInTheBackground() {
        AtomicBoolean fails = new AtomicBoolean(true);
        bench.cli.onConnect = session -> {
            if (!session.context.name().endsWith("#1") && fails.get()) {
                throw new ConnectFailedException("R1/pool: no more lines");
            }
        };
        Connection pool = pool(2);
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(1);
        fails.set(false);
        Eventually.isTrue(() -> pool.pool().orElseThrow().total() == 2);
    }

    @Test
    void whatIsSetOnAnOpenPoolDoesNotReachItsNewWorkers() {
        Connection pool = pool(1);
        pool.with("nobody_reads_this", 1);
        bench.cli.last().connected = false;
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        pool.disconnect();
        assertThatThrownBy(pool::connect).hasMessageContaining("no argument 'nobody_reads_this'");
    }

    @Test
    @Tag("semantics-47")
    void whoWasHandedADeadWorkerKeepsItsPlace() throws Exception {
        Connection pool = pool(1);
        Lease only = pool.lease();
        Caller<String> first = Caller.calls("first", () -> pool.execute("first"));
        Eventually.isTrue(() -> pool.pool().orElseThrow().waiting() == 1);
        Caller<String> second = Caller.calls("second", () -> pool.execute("second"));
        Eventually.isTrue(() -> pool.pool().orElseThrow().waiting() == 2);
        List<String> served = new CopyOnWriteArrayList<>();
        bench.cli.onExecute = session -> served.add(Thread.currentThread().getName());
        bench.cli.last().connected = false;
        only.close();
        first.result();
        second.result();
        assertThat(served).containsExactly("first", "second");
    }

    @Test
    void aWorkerThatWaitedForTooLongIsNotHandedOut() {
        Connection pool = device.connect(via("a").alias("pool").pool(1).with("pool_max_idle", Duration.ofNanos(1)));
        TestSession idle = bench.cli.last();
        List<String> answeredBy = new CopyOnWriteArrayList<>();
        bench.cli.onExecute = session -> answeredBy.add(session.context.name());
        // The first one has been free before; the one that comes for the waiting caller has not.
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(answeredBy).hasSize(1).doesNotContain(idle.context.name());
    }
}
