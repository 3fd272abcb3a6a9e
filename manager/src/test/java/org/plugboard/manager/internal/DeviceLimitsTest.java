// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceLimits;
import org.plugboard.spi.ConnectionFactory;

/** How the connections of a device share what its limits allow. */
@Timeout(60)
class DeviceLimitsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ConnectRequest patient(String alias) {
        return via("a").alias(alias).with("limit_timeout", LONG);
    }

    private static ConnectRequest hasty(String alias) {
        return via("a").alias(alias).with("limit_timeout", 0);
    }

    private static Caller<Connection> waits(Device device, String alias) {
        Caller<Connection> caller = Caller.calls(alias, () -> device.connect(patient(alias)));
        caller.awaitIn(Permit.class);
        return caller;
    }

    @Test
    void sixteenCallersShareThreeSessionsInTheOrderInWhichTheyCame() throws Exception {
        Device device = bench.device(3, 0);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        bench.cli.onConnect = session -> {
            order.add(session.context.alias());
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
        };
        bench.cli.onDisconnect = session -> open.decrementAndGet();
        List<Connection> first =
                List.of(device.connect(patient("c0")), device.connect(patient("c1")), device.connect(patient("c2")));
        List<Caller<String>> callers = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("c0", "c1", "c2"));
        for (int i = 3; i < 16; i++) {
            String alias = "c" + i;
            names.add(alias);
            Caller<String> caller = Caller.calls(alias, () -> {
                Connection connection = device.connect(patient(alias));
                String answer = connection.execute("x");
                connection.disconnect();
                return answer;
            });
            caller.awaitIn(Permit.class);
            callers.add(caller);
        }
        first.get(0).disconnect();
        for (int i = 0; i < callers.size(); i++) {
            assertThat(callers.get(i).result()).isEqualTo("c" + (i + 3) + ": x");
        }
        assertThat(order).containsExactlyElementsOf(names);
        assertThat(most).hasValue(3);
    }

    @Test
    void aCallerThatGetsNoSessionInTimeHearsWhoHasThemAndThePluginIsNotAsked() {
        Device device = bench.device(2, 0);
        device.connect(hasty("cli"));
        device.connect(hasty("other"));
        assertThatThrownBy(() -> device.connect(via("a").alias("third").with("limit_timeout", Duration.ofMillis(2))))
                .isInstanceOf(LimitReachedException.class)
                .hasMessage(
                        "R1/third: not let in after 2 ms: 2 of 2 sessions are in use (limits.sessions) by cli, other;"
                                + " disconnect one, or wait longer by the argument limit_timeout");
        assertThat(bench.cli.sessions).hasSize(2);
        device.disconnect("cli");
        assertThat(device.connect(hasty("third")).execute("x")).isEqualTo("third: x");
    }

    @Test
    void aThreadThatHoldsTheLeaseOfTheOnlySessionWaitsNoLongerThanItsLimit() {
        Device device = bench.device(1, 0);
        try (var lease = device.connect(hasty("a")).lease()) {
            assertThatThrownBy(() -> device.connect(via("a").alias("b").with("limit_timeout", Duration.ofMillis(2))))
                    .isInstanceOf(LimitReachedException.class);
            assertThat(lease.execute("x")).isEqualTo("a: x");
        }
    }

    @Test
    void theDeadlineOfConnectBeginsWhenThePermitIsThere() throws Exception {
        Device device = bench.device(1, 0);
        Connection first = device.connect(hasty("first"));
        ConnectRequest second = patient("second").with("connect_timeout", Duration.ofMinutes(1));
        Caller<Connection> waiting = Caller.calls("second", () -> device.connect(second));
        waiting.awaitIn(Permit.class);
        long beforeNs = System.nanoTime();
        first.disconnect();
        assertThat(waiting.result().isConnected()).isTrue();
        long leftNs = bench.cli.last().deadline.remainingNs();
        assertThat(leftNs + System.nanoTime() - beforeNs)
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void aSessionThatCouldNotBeConnectedMakesRoom() {
        Device device = bench.device(1, 0);
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1: nobody answers");
        };
        assertThatThrownBy(() -> device.connect(hasty("a"))).isInstanceOf(ConnectFailedException.class);
        bench.cli.onConnect = session -> {};
        assertThat(device.connect(hasty("b")).isConnected()).isTrue();
    }

    @Test
    void aSessionWhoseClassHangsInDisconnectMakesRoomBehindItsBound() {
        Device device = bench.device(1, 0);
        CountDownLatch hang = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> Threads.await(hang);
        Connection a = device.connect(hasty("a"));
        Caller<Connection> b = waits(device, "b");
        assertThatThrownBy(a::disconnect).hasMessageContaining("not over after 5 s");
        assertThat(catchResult(b).isConnected()).isTrue();
        hang.countDown();
    }

    @Test
    void whoConnectsBehindALossWaitsForThePlaceThatItsOwnDeadSessionHas() throws Exception {
        Connection connection = bench.device(1, 0).connect(hasty("a"));
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch hang = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> {
            ending.countDown();
            Threads.await(hang);
        };
        bench.cli.onExecute = session -> {
            session.connected = false;
            throw new ConnectionClosedException("R1/a: the peer has closed the connection", "");
        };
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(ConnectionClosedException.class);
        Threads.await(ending);
        Caller<Connection> again = Caller.calls("again", connection::connect);
        again.awaitIn(SessionEnd.class);
        hang.countDown();
        assertThat(again.result().isConnected()).isTrue();
    }

    private static Connection catchResult(Caller<Connection> caller) {
        try {
            return caller.result();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsLetInWhenAnotherVersionOfItsClassIsHereHasThatOne() throws Exception {
        Device device = bench.device(1, 0);
        Plugin<ConnectionFactory> before = new TestClass().named("other");
        bench.core.contributions().addConnections(before);
        Connection first = device.connect(hasty("first"));
        Caller<Connection> waiting = Caller.calls(
                "waiting",
                () -> device.connect(
                        ConnectRequest.using("other").alias("waiting").with("limit_timeout", LONG)));
        waiting.awaitIn(Permit.class);
        bench.core.contributions().removeConnections(before);
        TestClass after = bench.add("other");
        first.disconnect();
        assertThat(waiting.result().isConnected()).isTrue();
        assertThat(after.sessions).hasSize(1);
    }

    @Test
    void disconnectDestroyAndTheEndOfAllEndTheWait() {
        Device device = bench.device(1, 0);
        device.connect(via("a").alias("first"));
        Caller<Connection> disconnected = waits(device, "disconnected");
        Caller<Connection> destroyed = waits(device, "destroyed");
        CountDownLatch isStopped = new CountDownLatch(1);
        Caller<Connection> stopped = Caller.calls("stopped", () -> {
            try {
                return device.connect(patient("stopped"));
            } finally {
                isStopped.countDown();
            }
        });
        stopped.awaitIn(Permit.class);
        device.disconnect("disconnected");
        assertThat(disconnected.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it was disconnected while it was connecting");
        device.destroy("destroyed");
        assertThat(destroyed.failure())
                .isInstanceOfAny(ConnectionClosedException.class, NotConnectedException.class)
                .hasMessageContaining("destroyed");
        // The first session makes no room before the other one has gone.
        bench.cli.onDisconnect = session -> Threads.await(isStopped);
        bench.core.close();
        assertThat(stopped.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Plugboard is being stopped");
    }

    @Test
    void loginsCountAlsoWhenTheyWereRefused() {
        Device device = bench.device(0, 2);
        bench.cli.onConnect = session -> {
            throw new AuthenticationException("R1: wrong password");
        };
        assertThatThrownBy(() -> device.connect(hasty("a"))).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> device.connect(hasty("a"))).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> device.connect(hasty("a")))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining(
                        "2 of 2 logins were made in the last 60 s (limits.logins_per_minute); the next may be");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void aBudgetKeepsNoDeviceAlive() {
        Device device = bench.device(1, 0);
        device.connect(hasty("a"));
        WeakReference<Device> gone = new WeakReference<>(device);
        device = null;
        Garbage.awaitCollected(gone);
        Eventually.isTrue(() -> !bench.cli.last().connected);
    }

    @Test
    void anEditThatRaisesTheLimitLetsInWhoWaitsAndOneThatLowersItClosesNothing(@TempDir Path folder) throws Exception {
        try (FollowBench follow = new FollowBench(folder)) {
            Device device = follow.follow(FollowBench.device("R1", "192.0.2.2")
                            .limits(new DeviceLimits(1, 0))
                            .build())
                    .testbed()
                    .device("R1");
            Connection a = device.connect(hasty("a"));
            Caller<Connection> b = waits(device, "b");
            follow.edit(FollowBench.device("R1", "192.0.2.2")
                    .limits(new DeviceLimits(2, 0))
                    .build());
            assertThat(b.result().isConnected()).isTrue();
            follow.edit(FollowBench.device("R1", "192.0.2.2")
                    .limits(new DeviceLimits(1, 0))
                    .build());
            assertThat(a.isConnected()).isTrue();
            assertThat(b.result().isConnected()).isTrue();
            a.disconnect();
            assertThatThrownBy(() -> device.connect(hasty("c")))
                    .isInstanceOf(LimitReachedException.class)
                    .hasMessageContainingAll("1 of 1 session is in use (limits.sessions, ", ") by b");
        }
    }
}
