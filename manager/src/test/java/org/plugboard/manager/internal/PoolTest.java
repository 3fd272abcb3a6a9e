// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Connection.State;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/** What a pool is to its callers. The peers hold their answers where a worker is to be busy. */
@Timeout(60)
class PoolTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        bench.close();
        started.forEach(Thread::interrupt);
    }

    private Connection pool(int size) {
        return device.connect(via("a").alias("pool").pool(size));
    }

    private <T> FutureTask<T> call(java.util.concurrent.Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "caller " + started.size());
        started.add(thread);
        thread.start();
        return task;
    }

    private static <T> T get(FutureTask<T> task) throws Exception {
        return task.get(30, TimeUnit.SECONDS);
    }

    /** Starts a call that waits for a worker, and returns when it waits. */
    private <T> FutureTask<T> waiting(Connection pool, java.util.concurrent.Callable<T> call) {
        int before = pool.pool().orElseThrow().waiting();
        FutureTask<T> task = call(call);
        Eventually.isTrue(() -> pool.pool().orElseThrow().waiting() == before + 1);
        return task;
    }

    /** Makes every call stay inside until the test ends, and one worker after the other busy. */
    private List<FutureTask<String>> occupy(Connection pool, int workers) {
        CountDownLatch inside = new CountDownLatch(workers);
        bench.cli.onExecute = session -> {
            inside.countDown();
            Threads.await(release);
        };
        List<FutureTask<String>> calls = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            calls.add(call(() -> pool.execute("held")));
        }
        Threads.await(inside);
        return calls;
    }

    @Test
    void anInterruptOfTheOneWhoConnectsAPoolIsNoneOfThoseWhoWaitForHim() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(2);
        bench.cli.onConnect = session -> {
            if (attempts.incrementAndGet() <= 2) {
                asked.countDown();
                Threads.await(release);
                throw new IllegalStateException("stream closed");
            }
        };
        bench.cli.onDisconnect = session -> release.countDown();
        Connection pool = device.instantiate(via("a").alias("pool").pool(2));
        FutureTask<Connection> first = call(pool::connect);
        Threads.await(asked);
        FutureTask<Connection> second = call(pool::connect);
        Threads.awaitWaiting(started.get(1));
        started.get(0).interrupt();

        assertThatThrownBy(() -> get(first)).cause().isInstanceOf(CallInterruptedException.class);
        assertThat(get(second).isConnected()).isTrue();
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(2);
    }

    @Test
    void whoIsInterruptedWhileThePoolClosesIsToldSoAndItClosesAllTheSame() {
        Connection pool = pool(2);
        bench.cli.onDisconnect = session -> Threads.await(release);
        Thread.currentThread().interrupt();
        assertThatThrownBy(pool::disconnect).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.state()).isEqualTo(State.DISCONNECTED);
        release.countDown();
        Eventually.isTrue(() -> bench.cli.sessions.stream().noneMatch(session -> session.connected));
    }

    @Test
    @Tag("semantics-44")
    void itHasWorkersOfOneClassAndPathUnderOneAlias() {
        Connection pool = pool(3);
        assertThat(bench.cli.sessions).hasSize(3).allSatisfy(session -> {
            assertThat(session.context.alias()).isEqualTo("pool");
            assertThat(session.context.path().orElseThrow().name()).isEqualTo("a");
        });
        assertThat(bench.cli.sessions.stream().map(session -> session.context.name()))
                .containsExactlyInAnyOrder("R1/pool#1", "R1/pool#2", "R1/pool#3");
        assertThat(device.connectionManager().connections()).containsOnly(Map.entry("pool", pool));
    }

    @Test
    @Tag("semantics-45")
    void itLooksLikeAConnection() {
        Connection pool = pool(2);
        assertThat(pool.alias()).isEqualTo("pool");
        assertThat(pool.connectionClass()).isEqualTo("cli");
        assertThat(pool.path().orElseThrow().name()).isEqualTo("a");
        assertThat(pool.services()).contains("execute", "configure", "add");
        assertThat(pool.state()).isEqualTo(State.CONNECTED);
        assertThat(pool.as(Echo.class).execute("x")).isEqualTo("pool: x");
        assertThat(pool.call("add", "1", "2")).isEqualTo(3);
        pool.disconnect();
        assertThat(pool.state()).isEqualTo(State.DISCONNECTED);
        assertThatThrownBy(() -> pool.execute("x")).isInstanceOf(NotConnectedException.class);
        assertThat(device.connect(defaults().alias("pool"))).isSameAs(pool);
        assertThat(pool.execute("y")).isEqualTo("pool: y");
        pool.destroy();
        assertThat(pool.state()).isEqualTo(State.DESTROYED);
        assertThat(bench.cli.sessions).hasSize(4).allMatch(session -> !session.connected);
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    @Tag("semantics-46")
    void eachCallBorrowsAFreeWorker() throws Exception {
        Connection pool = pool(3);
        CyclicBarrier three = new CyclicBarrier(3);
        Set<TestSession> inside = ConcurrentHashMap.newKeySet();
        bench.cli.onExecute = session -> {
            inside.add(session);
            try {
                three.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the others did not come", e);
            }
        };
        List<FutureTask<String>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(call(() -> pool.execute("x")));
        }
        for (FutureTask<String> call : calls) {
            assertThat(get(call)).isEqualTo("pool: x");
        }
        assertThat(inside).hasSize(3);
        PoolFigures figures = pool.pool().orElseThrow();
        assertThat(figures.total()).isEqualTo(3);
        assertThat(figures.free()).isEqualTo(3);
        assertThat(figures.busy()).isZero();
        assertThat(figures.borrowed()).isEqualTo(3);
    }

    @Test
    @Tag("semantics-47")
    void whoComesFirstIsServedFirst() throws Exception {
        Connection pool = pool(2);
        Lease one = pool.lease();
        Lease other = pool.lease();
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<FutureTask<Object>> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            callers.add(waiting(pool, () -> {
                Lease worker = pool.lease();
                served.add(number);
                worker.close();
                return null;
            }));
        }
        one.close();
        for (FutureTask<Object> caller : callers) {
            get(caller);
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        other.close();
    }

    @Test
    @Tag("semantics-48")
    void withoutALimitACallerWaitsUntilAWorkerIsFree() throws Exception {
        Connection pool = pool(1);
        Lease only = pool.lease();
        FutureTask<String> waiter = waiting(pool, () -> pool.execute("x"));
        only.close();
        assertThat(get(waiter)).isEqualTo("pool: x");
    }

    @Test
    @Tag("semantics-48")
    void whoWaitsWithoutALimitCanBeInterruptedAndIsSentAwayWhenThePoolCloses() {
        Connection pool = pool(1);
        occupy(pool, 1);
        FutureTask<String> interrupted = waiting(pool, () -> pool.execute("x"));
        started.get(started.size() - 1).interrupt();
        assertThatThrownBy(() -> get(interrupted)).hasCauseInstanceOf(CallInterruptedException.class);
        FutureTask<String> left = waiting(pool, () -> pool.execute("x"));
        pool.disconnect();
        assertThatThrownBy(() -> get(left))
                .hasCauseInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("R1/pool: the connection was closed: it was disconnected");
    }

    @Test
    @Tag("semantics-49")
    void whoWaitsForTooLongIsToldTheFigures() throws Exception {
        Connection pool = device.connect(via("a").alias("pool").pool(2).poolTimeout(Duration.ofMillis(5)));
        occupy(pool, 2);
        FutureTask<String> call = call(() -> pool.execute("x"));
        assertThatThrownBy(() -> get(call))
                .hasCauseInstanceOf(TimedOutException.class)
                .hasMessageContaining(
                        "R1/pool: no free worker after 5 ms (total 2, busy 2, free 0, waiting 0, borrowed 2,"
                                + " replaced 0, waited 0.0")
                .hasMessageMatching("(?s).*the longest is borrowed by thread caller [01] for .*")
                .hasMessageContaining("pool_timeout");
    }

    @Test
    @Tag("semantics-50")
    void instantiateGivesAPoolThatIsNotConnected() {
        Connection pool = device.instantiate(via("a").alias("pool").pool(3));
        assertThat(pool.state()).isEqualTo(State.DISCONNECTED);
        assertThat(bench.cli.sessions).isEmpty();
        assertThat(pool.pool().orElseThrow().size()).isEqualTo(3);
        assertThat(pool.pool().orElseThrow().total()).isZero();
        pool.connect();
        assertThat(bench.cli.sessions).hasSize(3);
    }

    @Test
    @Tag("semantics-51")
    void aPathWithAPoolSizeMakesConnectStartAPool() {
        Device described = bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("a", Map.of("protocol", "ssh", "pool_size", 4, "pool_timeout", 5)))
                .path(Path.of("b", Map.of("protocol", "ssh")))
                .build());
        assertThat(described.connect(via("a")).pool().orElseThrow().total()).isEqualTo(4);
        assertThat(described.connect(via("b").alias("plain")).pool()).isEmpty();
        Device byDefaults = bench.core.device(
                TestBench.twoPaths().defaultsTo("pool_size", "2").build());
        assertThat(byDefaults.connect(via("b")).pool().orElseThrow().total()).isEqualTo(2);
    }

    @Test
    @Tag("semantics-52")
    void itsWorkersConnectAndDisconnectInParallel() {
        CyclicBarrier together = new CyclicBarrier(5);
        bench.cli.onConnect = session -> meet(together);
        bench.cli.onDisconnect = session -> meet(together);
        Connection pool = pool(5);
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(5);
        pool.disconnect();
        assertThat(bench.core.live().count()).isZero();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    @Test
    @Tag("semantics-53")
    void whatALeaseChangesStaysOnItsWorker() {
        Connection pool = pool(2);
        try (Lease one = pool.lease();
                Lease other = pool.lease()) {
            one.send("half a command");
            one.send(", the other half");
            assertThat(one.receive()).isEqualTo("received");
            other.send("something else");
            assertThat(bench.cli.sessions.stream().map(session -> session.log))
                    .containsExactlyInAnyOrder(
                            List.of("connect", "send half a command", "send , the other half"),
                            List.of("connect", "send something else"));
        }
    }

    @Test
    void whatLeavesStateIsRefusedOnAPoolButThroughALease() {
        Connection pool = pool(2);
        assertThatThrownBy(() -> pool.send("half a command"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("R1/pool: send leaves something in the session")
                .hasMessageContaining("take a lease");
        assertThatThrownBy(() -> pool.as(Echo.class).send("x")).isInstanceOf(InvalidRequestException.class);
        assertThat(pool.pool().orElseThrow().borrowed()).isZero();
    }

    @Test
    void whatLeavesStateByItsArgumentsIsRefusedOnAPoolButThroughALease() {
        Connection pool = pool(1);
        assertThat(pool.execute("show")).endsWith(": show");
        assertThatThrownBy(() -> pool.execute("lock"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("R1/pool: execute leaves something in the session");
        try (Lease worker = pool.lease()) {
            assertThat(worker.execute("lock")).endsWith(": lock");
        }
    }

    @Test
    void aWorkerIsResetBeforeTheNextBorrowerGetsIt() throws Exception {
        Connection pool = pool(1);
        CountDownLatch resetting = new CountDownLatch(1);
        bench.cli.onReset = session -> {
            resetting.countDown();
            Threads.await(release);
        };
        try (Lease worker = pool.lease()) {
            worker.send("half a command");
        }
        Threads.await(resetting);
        FutureTask<String> next = waiting(pool, () -> pool.execute("x"));
        assertThat(bench.cli.last().log).containsExactly("connect", "send half a command", "reset");
        release.countDown();
        assertThat(get(next)).isEqualTo("pool: x");
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void aWorkerThatCannotBeResetIsReplaced() {
        Connection pool = pool(1);
        bench.cli.onReset = session -> {
            throw new TimedOutException("R1/pool#1: no prompt");
        };
        try (Lease worker = pool.lease()) {
            worker.send("half a command");
        }
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(bench.cli.sessions).hasSize(2);
        assertThat(pool.pool().orElseThrow().replaced()).isEqualTo(1);
        List<String> log = List.copyOf(bench.cli.sessions).get(0).log;
        Eventually.isTrue(() -> log.equals(List.of("connect", "send half a command", "reset", "disconnect")));
    }

    @Test
    @Tag("semantics-54")
    void aPoolOverAConsoleIsWarnedOfAndTakesWhatItGets() {
        Device described = bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("console", Map.of("protocol", "telnet")))
                .build());
        bench.cli.onConnect = session -> {
            if (bench.cli.sessions.stream().filter(other -> other.connected).count() > 0
                    || !session.context.name().endsWith("#1")) {
                throw new ConnectFailedException(session.context.name() + ": the line is busy");
            }
        };
        try (Logged logged = Logged.by(ManagedConnection.class)) {
            Connection pool = described.connect(via("console").pool(3));
            assertThat(pool.pool().orElseThrow().total()).isEqualTo(1);
            assertThat(pool.execute("x")).isEqualTo("default: x");
            assertThat(logged.messages()).anySatisfy(message -> assertThat(message)
                    .contains("R1/default: a pool over path console: pools are not for consoles"));
        }
    }

    @Test
    @Tag("semantics-55")
    @SuppressWarnings("deprecation")
    void theOldNamesWarnAndMakePools() {
        try (Logged logged = Logged.by(DeviceConnections.class)) {
            Connection made = device.instantiatePool(via("a").alias("one"), 2);
            assertThat(made.state()).isEqualTo(State.DISCONNECTED);
            Connection startedPool = device.connectionManager().startPool(via("a").alias("two"), 2);
            assertThat(startedPool.pool().orElseThrow().total()).isEqualTo(2);
            assertThat(logged.messages())
                    .anySatisfy(message -> assertThat(message).contains("instantiatePool is an old name"))
                    .anySatisfy(message -> assertThat(message).contains("startPool is an old name"));
        }
    }

    @Test
    void withoutAnAliasItSitsUnderTheDefaultOne() {
        assertThat(device.connect(via("a").pool(2)).alias()).isEqualTo("default");
        assertThat(device.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aDeadWorkerIsNeverHandedOutButReplaced() {
        Connection pool = pool(2);
        bench.cli.sessions.forEach(session -> session.connected = false);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        // Both at once: one of the dead may still lie behind a new one that came at once.
        try (Lease one = pool.lease();
                Lease two = pool.lease()) {
            assertThat(one.execute("y")).isEqualTo("pool: y");
            assertThat(two.execute("y")).isEqualTo("pool: y");
        }
        assertThat(bench.cli.sessions).hasSize(4);
        assertThat(pool.pool().orElseThrow().replaced()).isEqualTo(2);
    }

    @Test
    void theFiguresShowNoDeadWorkerAndCountNoneAsBorrowed() {
        Connection pool = pool(3);
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/pool: connection refused");
        };
        bench.cli.sessions.forEach(session -> session.connected = false);
        assertThat(pool.lease(Duration.ofNanos(1))).isEmpty();
        PoolFigures figures = pool.pool().orElseThrow();
        assertThat(figures.total()).isZero();
        assertThat(figures.free()).isZero();
        assertThat(figures.borrowed()).isZero();
    }

    @Test
    void whoWaitsForTooLongWithoutAWorkerIsToldToSeeWhyNoneCanBeConnected() {
        Connection pool = device.connect(via("a").alias("pool").pool(1).poolTimeout(Duration.ofMillis(1)));
        pool.execute("x");
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/pool: connection refused");
        };
        bench.cli.last().connected = false;
        assertThat(pool.lease(Duration.ofNanos(1))).isEmpty();
        Eventually.isTrue(() -> pool.pool().orElseThrow().lastFailure().isPresent());
        assertThatThrownBy(() -> pool.execute("x"))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("total 0")
                .hasMessageEndingWith("; the last one to be connected failed: R1/pool: connection refused; see why no"
                        + " worker can be connected");
    }

    @Test
    void aWorkerThatDiesInACallIsReplacedInTheBackground() {
        Connection pool = pool(1);
        bench.cli.onExecute = session -> {
            if (session.context.name().endsWith("#1")) {
                session.connected = false;
                throw new ConnectionClosedException("R1/pool#1: the device closed the connection", "");
            }
        };
        assertThatThrownBy(() -> pool.execute("x")).isInstanceOf(ConnectionClosedException.class);
        Eventually.isTrue(() -> pool.pool().orElseThrow().free() == 1);
        assertThat(pool.execute("y")).isEqualTo("pool: y");
        assertThat(pool.pool().orElseThrow().replaced()).isEqualTo(1);
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void someWorkersThatFailToConnectDoNotFailThePool() {
        bench.cli.onConnect = session -> {
            if (!session.context.name().endsWith("#1")) {
                throw new ConnectFailedException("R1/pool: no more lines");
            }
        };
        try (Logged logged = Logged.by(Recruiter.class)) {
            Connection pool = pool(3);
            assertThat(pool.isConnected()).isTrue();
            assertThat(pool.execute("x")).isEqualTo("pool: x");
            assertThat(pool.pool().orElseThrow().total()).isEqualTo(1);
            assertThat(pool.pool().orElseThrow().lastFailure()).contains("R1/pool: no more lines");
            assertThat(logged.messages()).anySatisfy(message -> assertThat(message)
                    .contains("R1/pool: 1 of 3 workers are connected; 2 failed: R1/pool: no more lines"));
        }
    }

    @Test
    void ifAllWorkersFailTheFirstFailureIsThrown() {
        bench.cli.onConnect = session -> {
            throw new AuthenticationException("R1/pool: password refused");
        };
        assertThatThrownBy(() -> pool(3))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("password refused")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));
        assertThat(device.alias("pool").state()).isEqualTo(State.DISCONNECTED);
        assertThat(bench.core.live().count()).isZero();
        bench.cli.onConnect = session -> {};
        device.alias("pool").connect();
        assertThat(device.alias("pool").execute("x")).isEqualTo("pool: x");
    }

    @Test
    void itHealsWhenTheDeviceIsBack() {
        Connection pool = pool(2);
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/pool: connection refused");
        };
        bench.cli.sessions.forEach(session -> session.connected = false);
        FutureTask<String> waiter = waiting(pool, () -> pool.execute("x"));
        Eventually.isTrue(() -> pool.pool().orElseThrow().lastFailure().isPresent());
        assertThat(pool.state()).isEqualTo(State.CONNECTING);
        bench.cli.onConnect = session -> {};
        assertThat(waiter).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("pool: x");
    }

    @Test
    void connectOnAPoolThatHealsTriesAtOnceAndSendsNobodyAway() throws Exception {
        Connection pool = pool(2);
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/pool: connection refused");
        };
        bench.cli.sessions.forEach(session -> session.connected = false);
        FutureTask<String> waiter = waiting(pool, () -> pool.execute("x"));
        Eventually.isTrue(() -> pool.pool().orElseThrow().lastFailure().isPresent());
        bench.cli.onConnect = session -> {};
        pool.connect();
        assertThat(get(waiter)).isEqualTo("pool: x");
        assertThat(pool.isConnected()).isTrue();
        assertThat(pool.pool().orElseThrow().borrowed()).isEqualTo(1);
    }

    @Test
    void connectOnAPoolThatDoesNotHealInTimeSaysWhy() {
        Connection pool = device.connect(via("a").alias("pool").pool(1).with("connect_timeout", Duration.ofMillis(1)));
        pool.execute("x");
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/pool: connection refused");
        };
        bench.cli.last().connected = false;
        assertThat(pool.lease(Duration.ofNanos(1))).isEmpty();
        Eventually.isTrue(() -> pool.pool().orElseThrow().lastFailure().isPresent());
        assertThatThrownBy(pool::connect)
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/pool: no worker is connected again after 1 ms; the last one failed: R1/pool: connection"
                        + " refused");
    }

    @Test
    void whatWouldFailAgainIsNotTriedAgainAndClosesAPoolWithoutWorkers() {
        Connection pool = pool(1);
        bench.cli.onConnect = session -> {
            throw new AuthenticationException("R1/pool: password refused");
        };
        bench.cli.last().connected = false;
        assertThatThrownBy(() -> pool.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it has no worker any more: R1/pool: password refused");
        assertThat(bench.cli.sessions).hasSize(2);
        Eventually.isTrue(() -> pool.state() == State.DISCONNECTED);
    }

    @Test
    void itGrowsOnDemandUpToItsSize() throws Exception {
        Connection pool = device.connect(via("a").alias("pool").pool(1, 3));
        assertThat(bench.cli.sessions).hasSize(1);
        occupy(pool, 3);
        assertThat(bench.cli.sessions).hasSize(3);
        FutureTask<String> fourth = waiting(pool, () -> pool.execute("x"));
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(3);
        release.countDown();
        assertThat(get(fourth)).isEqualTo("pool: x");
        assertThat(bench.cli.sessions).hasSize(3);
    }

    @Test
    void aWorkerThatIsOldEnoughIsReplacedWhenItIsGivenBack() {
        Connection pool = device.connect(via("a").alias("pool").pool(1).with("pool_max_age", Duration.ofNanos(1)));
        Set<String> answeredBy = new HashSet<>();
        bench.cli.onExecute = session -> answeredBy.add(session.context.name());
        for (int i = 0; i < 3; i++) {
            pool.execute("x");
        }
        assertThat(answeredBy).hasSize(3);
        Eventually.isTrue(() -> pool.pool().orElseThrow().replaced() >= 3);
    }

    @Test
    void workersThatAreIdleForLongEnoughGoDownToTheLeastNumber() throws Exception {
        Connection pool =
                device.connect(via("a").alias("pool").pool(1, 3).with("pool_max_idle", Duration.ofMillis(200)));
        occupy(pool, 3);
        release.countDown();
        Eventually.isTrue(() -> pool.pool().orElseThrow().total() == 1);
        bench.cli.onExecute = session -> {};
        assertThat(pool.execute("x")).isEqualTo("pool: x");
    }

    @Test
    void aThreadThatHasAllWorkersItselfIsToldSo() {
        Connection pool = pool(2);
        try (Lease one = pool.lease();
                Lease other = pool.lease()) {
            assertThatThrownBy(() -> pool.execute("x"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("this thread has all 2 workers itself");
            assertThat(pool.lease(Duration.ZERO)).isEmpty();
            assertThat(one.execute("x")).isEqualTo("pool: x");
            assertThat(other.execute("y")).isEqualTo("pool: y");
        }
        assertThat(pool.execute("x")).isEqualTo("pool: x");
    }

    @Test
    void aPluginThatLeavesClosesThePoolAndSendsAwayWhoWaits() throws Exception {
        TestClass other = bench.add("other");
        Connection pool = device.connect(org.plugboard.connection.ConnectRequest.using("other")
                .alias("pool")
                .pool(2));
        try (Lease one = pool.lease()) {
            Lease two = pool.lease();
            FutureTask<String> waiter = waiting(pool, () -> pool.execute("x"));
            bench.core.contributions().removeConnections(other.named("other"));
            assertThatThrownBy(() -> get(waiter))
                    .hasCauseInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("test bundle of other was removed");
            assertThatThrownBy(() -> one.execute("x"))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("test bundle of other was removed");
            two.close();
        }
        assertThat(pool.state()).isEqualTo(State.DISCONNECTED);
        assertThat(other.sessions).hasSize(2).allMatch(session -> !session.connected);
        TestClass next = bench.add("other");
        pool.connect();
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(next.sessions).hasSize(2);
    }

    @Test
    void disconnectDoesNotWaitForCallsOrLeases() {
        Connection pool = pool(2);
        occupy(pool, 1);
        Lease lease = pool.lease();
        pool.disconnect();
        assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionClosedException.class);
        lease.close();
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void disconnectEndsAConnectThatIsRunning() {
        CountDownLatch asked = new CountDownLatch(2);
        bench.cli.onConnect = session -> {
            asked.countDown();
            Threads.await(release);
        };
        bench.cli.onDisconnect = session -> release.countDown();
        Connection pool = device.instantiate(via("a").alias("pool").pool(2));
        FutureTask<Connection> connect = call(pool::connect);
        Threads.await(asked);
        pool.disconnect();
        assertThatThrownBy(() -> get(connect)).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThat(pool.state()).isEqualTo(State.DISCONNECTED);
        assertThat(bench.cli.sessions).allMatch(session -> session.log.contains("disconnect"));
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void anInterruptOfTheOneWhoConnectsItEndsHisAttemptAndTheNextOneTries() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        bench.cli.onConnect = session -> {
            asked.countDown();
            Threads.await(release);
        };
        Connection pool = device.instantiate(via("a").alias("pool").pool(2));
        FutureTask<Connection> first = call(pool::connect);
        Threads.await(asked);
        FutureTask<Connection> second = call(pool::connect);
        Threads.awaitWaiting(started.get(1));
        started.get(0).interrupt();
        assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(CallInterruptedException.class);
        release.countDown();
        assertThat(get(second)).isSameAs(pool);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        Eventually.isTrue(() -> bench.core.live().count() == 1);
    }

    @Test
    void aSizeThatMakesNoPoolIsRefused() {
        for (int size : new int[] {0, -1}) {
            assertThatThrownBy(() -> device.instantiate(via("a").pool(size)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("pool_size");
        }
        assertThatThrownBy(() -> device.instantiate(via("a").pool(3, 2))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> device.instantiate(via("a").with("pool_size", "many")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> device.instantiate(via("a").poolTimeout(Duration.ofSeconds(1))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("pool_timeout is of pools, and this is none: pool_size is missing");
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    void theSizeOfAPoolThatIsThereStaysAsItIs() {
        Connection pool = pool(2);
        try (Logged logged = Logged.by(DeviceConnections.class)) {
            assertThat(device.connect(via("a").alias("pool").pool(5))).isSameAs(pool);
            assertThat(logged.messages())
                    .anySatisfy(message ->
                            assertThat(message).contains("exists already").contains("argument pool_size"));
        }
        assertThat(pool.pool().orElseThrow().size()).isEqualTo(2);
        assertThatThrownBy(() -> pool.with("pool_size", 3)).isInstanceOf(InvalidRequestException.class);
    }
}
