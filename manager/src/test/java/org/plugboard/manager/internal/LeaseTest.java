// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.Services;
import org.plugboard.connection.TimedOutException;

/** A plain connection that several threads share: the turn of each call, and leases of several. */
@Timeout(60)
class LeaseTest {

    private final TestBench bench = new TestBench();
    private final List<String> served = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    private Connection connected() {
        return bench.device().connect(via("a"));
    }

    /** Callers that wait for their turn one behind the other. */
    private List<Caller<String>> queue(Services callee, int length) {
        List<Caller<String>> queue = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String command = "c" + i;
            queue.add(Caller.waits(command, () -> callee.execute(command)));
        }
        return queue;
    }

    @Test
    @Tag("semantics-41")
    void callsHaveTheSessionForThemselvesFirstComeFirstServed() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            served.add(Thread.currentThread().getName());
            inside.countDown();
            Threads.await(release);
        };
        Connection connection = connected();
        Caller<String> first = Caller.calls("first", () -> connection.execute("x"));
        Threads.await(inside);
        List<Caller<String>> queue = queue(connection, 5);
        assertThat(served).containsExactly("first");
        release.countDown();
        assertThat(first.result()).isEqualTo("default: x");
        for (int i = 0; i < queue.size(); i++) {
            assertThat(queue.get(i).result()).isEqualTo("default: c" + i);
        }
        assertThat(served).containsExactly("first", "c0", "c1", "c2", "c3", "c4");
    }

    @Test
    @Tag("semantics-41")
    void aLeaseKeepsOthersOutUntilItIsClosed() throws Exception {
        bench.cli.onExecute = session -> served.add(Thread.currentThread().getName());
        Connection connection = connected();
        List<Caller<String>> queue;
        try (Lease lease = connection.lease()) {
            queue = queue(connection, 3);
            assertThat(lease.execute("mine")).isEqualTo("default: mine");
            assertThat(lease.as(Echo.class).add(1, 2)).isEqualTo(3);
            assertThat(lease.call("add", "3", 4)).isEqualTo(7);
            assertThat(lease.tagged("who", "me").execute("mine")).isEqualTo("default: mine");
            assertThat(lease.connection()).isSameAs(connection);
            assertThat(served).hasSize(2).containsOnly(Thread.currentThread().getName());
        }
        for (Caller<String> caller : queue) {
            caller.result();
        }
        assertThat(served.subList(2, 5)).containsExactly("c0", "c1", "c2");
    }

    @Test
    @Tag("semantics-41")
    void aLeaseHasItsTurnLikeACall() throws Exception {
        Connection connection = connected();
        Lease held = connection.lease();
        Caller<String> before = Caller.waits("before", () -> connection.execute("x"));
        Caller<Lease> lease = Caller.waits("lease", connection::lease);
        Caller<String> behind = Caller.waits("behind", () -> connection.execute("x"));
        held.close();
        assertThat(before.result()).isEqualTo("default: x");
        assertThat(lease.result().connection()).isSameAs(connection);
        assertThat(behind.isDone()).isFalse();
        connection.disconnect();
        assertThat(behind.failure()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    @Tag("semantics-41")
    @Tag("semantics-43")
    void whoDoesNotGetTheTurnInTimeIsToldWhoHasIt() throws Exception {
        Connection connection = bench.device().connect(via("a").with("lock_timeout", Duration.ofMillis(20)));
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        Caller<Void> borrower = Caller.calls("borrower", () -> {
            try (Lease lease = connection.lease()) {
                taken.countDown();
                Threads.await(done);
                lease.execute("x");
            }
            return null;
        });
        Threads.await(taken);
        String message = "R1/default: no turn after 20 ms (thread borrower has it by a lease, waiting: 0); give it more"
                + " time by the argument lock_timeout";
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(TimedOutException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> connection.call("sing", "x")).hasMessage(message);
        assertThatThrownBy(connection::lease)
                .isInstanceOf(TimedOutException.class)
                .hasMessage(message);
        assertThat(connection.lease(Duration.ofMillis(1))).isEmpty();
        done.countDown();
        borrower.result();
        assertThat(connection.execute("y")).isEqualTo("default: y");
    }

    @Test
    @Tag("semantics-41")
    void whoWaitsCanBeInterruptedAndTheNextOneGoesOn() throws Exception {
        Connection connection = connected();
        Lease held = connection.lease();
        Caller<String> call = Caller.waits("call", () -> connection.execute("never"));
        Caller<Lease> lease = Caller.waits("lease", connection::lease);
        Caller<String> next = Caller.waits("next", () -> connection.execute("x"));
        call.interrupt();
        lease.interrupt();
        for (Caller<?> interrupted : List.of(call, lease)) {
            assertThat(interrupted.failure())
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessage("R1/default: interrupted while waiting for the turn; nothing was sent");
        }
        held.close();
        assertThat(next.result()).isEqualTo("default: x");
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    @Tag("semantics-41")
    void whoeverEndsTheConnectionWaitsForNoLeaseAndAllAreToldWhy(String reason, BiConsumer<TestBench, Connection> end)
            throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            inside.countDown();
            Threads.await(closed);
            throw new IllegalStateException("stream closed");
        };
        bench.cli.onDisconnect = session -> closed.countDown();
        Connection connection = connected();
        Caller<Void> borrower = Caller.calls("borrower", () -> {
            try (Lease lease = connection.lease()) {
                String expected = "R1/default: the connection was closed: " + reason + "; connect again";
                assertThatThrownBy(() -> lease.execute("x"))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessage(expected);
                assertThatThrownBy(() -> lease.execute("y"))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessage(expected);
                assertThatThrownBy(() -> lease.as(Echo.class))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessage(expected);
            }
            return null;
        });
        Threads.await(inside);
        Caller<String> call = Caller.waits("call", () -> connection.execute("z"));
        Caller<Object> shared = Caller.waits("shared", () -> connection.call("sing", "z"));
        Caller<Lease> lease = Caller.waits("lease", connection::lease);
        end.accept(bench, connection);
        for (Caller<?> waiting : List.of(call, shared, lease)) {
            assertThat(waiting.failure())
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessage("R1/default: the connection was closed: " + reason + "; connect again");
        }
        borrower.result();
    }

    @Test
    @Tag("semantics-42")
    void aCallMayCallTheSameConnectionAgain() {
        Connection connection = connected();
        AtomicReference<String> inner = new AtomicReference<>();
        bench.cli.onExecute = session -> inner.set(connection.configure("inner"));
        assertThat(connection.execute("outer")).isEqualTo("default: outer");
        assertThat(inner).hasValue("configured inner");
        assertThat(connection.lease(Duration.ZERO)).as("all was given back").isPresent();
    }

    @Test
    @Tag("semantics-42")
    void aCallMayTakeALeaseAlthoughOthersWaitForIt() throws Exception {
        Connection connection = connected();
        AtomicReference<Caller<String>> waiting = new AtomicReference<>();
        bench.cli.onConfigure = session -> {
            waiting.set(Caller.waits("waiting", () -> connection.execute("x")));
            try (Lease lease = connection.lease()) {
                assertThat(lease.execute("within")).isEqualTo("default: within");
            }
        };
        assertThat(connection.configure("outer")).isEqualTo("configured outer");
        assertThat(waiting.get().result()).isEqualTo("default: x");
    }

    @Test
    @Tag("semantics-42")
    @Tag("semantics-43")
    void leasesOfOneThreadNestAndCallsOnTheConnectionGoOn() throws Exception {
        Connection connection = connected();
        Lease outer = connection.lease();
        Lease inner = connection.lease();
        assertThat(connection.execute("direct")).isEqualTo("default: direct");
        assertThat(connection.call("sing", "x")).isEqualTo("default sings x");
        assertThat(connection.device().execute("device")).isEqualTo("default: device");
        Caller<String> other = Caller.waits("other", () -> connection.execute("x"));
        outer.close();
        outer.close();
        assertThat(inner.execute("still")).isEqualTo("default: still");
        assertThatThrownBy(() -> outer.execute("x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: this lease is over; take a new one");
        assertThat(other.isDone()).isFalse();
        inner.close();
        assertThat(other.result()).isEqualTo("default: x");
    }

    @Test
    @Tag("semantics-43")
    void aLeaseThatMayNotWaitSaysWhetherItWasTaken() throws Exception {
        Connection connection = connected();
        Optional<Lease> taken = connection.lease(Duration.ZERO);
        assertThat(taken).isPresent();
        Caller<Optional<Lease>> other = Caller.calls("other", () -> connection.lease(Duration.ZERO));
        assertThat(other.result()).isEmpty();
        taken.ifPresent(Lease::close);
        Caller<Boolean> again = Caller.calls("again", () -> {
            try (Lease lease = connection.lease(Duration.ofSeconds(30)).orElseThrow()) {
                return lease.execute("x").equals("default: x");
            }
        });
        assertThat(again.result()).isTrue();
    }

    @Test
    @Tag("semantics-43")
    void aLeaseOfAnotherThreadCanNeitherBeUsedNorClosed() throws Exception {
        Connection connection = connected();
        Lease lease = connection.lease();
        Echo view = lease.as(Echo.class);
        Services tagged = lease.tagged("a", "b");
        String message = "R1/default: this lease belongs to thread "
                + Thread.currentThread().getName() + "; take one in thread thief";
        List<Runnable> attempts = List.of(
                () -> lease.execute("x"),
                () -> lease.configure("x"),
                () -> lease.send("x"),
                lease::receive,
                () -> lease.call("execute", "x"),
                () -> lease.as(Echo.class),
                () -> lease.tagged("a", "b"),
                () -> view.execute("x"),
                () -> tagged.execute("x"),
                lease::close);
        Caller<Void> thief = Caller.calls("thief", () -> {
            for (Runnable attempt : attempts) {
                assertThatThrownBy(attempt::run)
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessage(message);
            }
            assertThat(lease.connection()).isSameAs(connection);
            return null;
        });
        thief.result();
        assertThat(bench.cli.last().log).containsExactly("connect");
        Caller<String> waiting = Caller.waits("waiting", () -> connection.execute("x"));
        assertThat(lease.execute("mine")).isEqualTo("default: mine");
        lease.close();
        assertThat(waiting.result()).isEqualTo("default: x");
    }

    @Test
    void aLeaseThatIsClosedWithinItsOwnCallIsGivenBackBehindIt() throws Exception {
        Connection connection = connected();
        AtomicReference<Lease> taken = new AtomicReference<>();
        AtomicReference<Caller<String>> other = new AtomicReference<>();
        bench.cli.onConfigure = session -> {
            taken.get().close();
            other.set(Caller.waits("other", () -> connection.execute("x")));
        };
        taken.set(connection.lease());
        assertThat(taken.get().configure("x")).isEqualTo("configured x");
        assertThat(other.get().result()).isEqualTo("default: x");
    }

    @Test
    void aLeaseThatOutlivesTheCallThatItWasTakenInKeepsTheSession() throws Exception {
        Connection connection = connected();
        AtomicReference<Lease> taken = new AtomicReference<>();
        bench.cli.onSing = session -> taken.set(connection.lease());
        connection.call("sing", "x");
        Caller<String> other = Caller.waits("other", () -> connection.execute("x"));
        assertThat(taken.get().execute("mine")).isEqualTo("default: mine");
        taken.get().close();
        assertThat(other.result()).isEqualTo("default: x");
        assertThat(connection.lease(Duration.ZERO)).isPresent();
    }

    @Test
    @Tag("semantics-41")
    void aLeaseWaitsForThoseWhoShareTheSessionAndKeepsOthersOut() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        bench.cli.onSing = session -> {
            inside.countDown();
            Threads.await(release);
        };
        Connection connection = connected();
        Caller<Object> one = Caller.calls("one", () -> connection.call("sing", "1"));
        Caller<Object> two = Caller.calls("two", () -> connection.call("sing", "2"));
        Threads.await(inside);
        CountDownLatch leased = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Caller<Integer> borrower = Caller.waits("borrower", () -> {
            try (Lease lease = connection.lease()) {
                leased.countDown();
                Threads.await(done);
                return lease.as(Echo.class).add(1, 1);
            }
        });
        Caller<Object> late = Caller.waits("late", () -> connection.call("sing", "3"));
        release.countDown();
        assertThat(one.result()).isEqualTo("default sings 1");
        assertThat(two.result()).isEqualTo("default sings 2");
        Threads.await(leased);
        late.awaitInQueue();
        done.countDown();
        assertThat(borrower.result()).isEqualTo(2);
        assertThat(late.result()).isEqualTo("default sings 3");
    }

    @Test
    @Tag("semantics-42")
    void whoIsInsideMayAskForMoreWhileALeaseWaits() throws Exception {
        Connection connection = connected();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leaseWaits = new CountDownLatch(1);
        bench.cli.onSing = session -> {
            bench.cli.onSing = nested -> {};
            inside.countDown();
            Threads.await(leaseWaits);
            assertThat(connection.call("sing", "again")).isEqualTo("default sings again");
            assertThat(connection.execute("turn")).isEqualTo("default: turn");
        };
        Caller<Object> singer = Caller.calls("singer", () -> connection.call("sing", "x"));
        Threads.await(inside);
        Caller<Void> borrower = Caller.waits("borrower", () -> {
            connection.lease().close();
            return null;
        });
        leaseWaits.countDown();
        assertThat(singer.result()).isEqualTo("default sings x");
        borrower.result();
    }

    @Test
    void ofTwoCallsThatWouldWaitForEachOtherTheSecondIsRefused() throws Exception {
        Connection connection = connected();
        CountDownLatch inside = new CountDownLatch(2);
        bench.cli.onSing = session -> {
            inside.countDown();
            Threads.await(inside);
            connection.lease().close();
        };
        // Both are inside a call that others share, and each wants to be alone.
        Caller<Object> first = Caller.calls("first", () -> connection.call("sing", "x"));
        Caller<Object> second = Caller.calls("second", () -> connection.call("sing", "x"));
        List<Throwable> failures = new ArrayList<>();
        for (Caller<Object> caller : List.of(first, second)) {
            try {
                assertThat(caller.result()).isEqualTo("default sings x");
            } catch (java.util.concurrent.ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        assertThat(failures).singleElement().satisfies(refused -> assertThat(refused)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/default: this thread and another one are inside calls, and each would wait for the other to"
                                + " leave; take the lease or the turn before such a call, not within it"));
        assertThat(connection.lease(Duration.ZERO)).isPresent();
    }

    /** Its class says of a session that has ended by itself that it is not connected; a call that runs would say that it was closed. */
    @Test
    void aSessionThatEndsBetweenTwoCallsOfALeaseIsToldAsClosed() {
        bench.cli.onExecute = session -> {
            throw new NotConnectedException("R1/default: not connected; connect first");
        };
        Connection connection = connected();
        try (Lease lease = connection.lease()) {
            assertThatThrownBy(() -> lease.execute("x"))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessage("R1/default: the session has ended since the last call; connect again")
                    .hasCauseInstanceOf(NotConnectedException.class);
        }
    }

    @Test
    @Tag("semantics-43")
    void anOldLeaseDoesNotTouchTheSessionThatWasOpenedMeanwhile() throws Exception {
        Connection connection = connected();
        Lease old = connection.lease();
        connection.disconnect();
        assertThatThrownBy(connection::lease).isInstanceOf(NotConnectedException.class);
        connection.connect();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Caller<Void> other = Caller.calls("other", () -> {
            try (Lease lease = connection.lease()) {
                taken.countDown();
                Threads.await(done);
                lease.execute("x");
            }
            return null;
        });
        Threads.await(taken);
        assertThatThrownBy(() -> old.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it was disconnected");
        old.close();
        assertThat(connection.lease(Duration.ZERO))
                .as("the other one still has the turn")
                .isEmpty();
        done.countDown();
        other.result();
        assertThat(connection.execute("y")).isEqualTo("default: y");
    }

    @Test
    void argumentsThatAreSetMeanwhileCountFromTheNextConnectOn() throws Exception {
        Connection connection = connected();
        connection.with("lease_warning", "soon").with("lock_timeout", "never");
        connection.lease().close();
        assertThat(Caller.calls("other", () -> connection.execute("x")).result())
                .isEqualTo("default: x");
        connection.disconnect();
        assertThatThrownBy(connection::connect)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("lock_timeout");
    }
}
