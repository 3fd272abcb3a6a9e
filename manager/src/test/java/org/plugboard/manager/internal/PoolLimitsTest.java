// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.device.Device;

/** Pools that are larger than what the limits of their device allow, or than what the device itself bears. */
@Timeout(60)
class PoolLimitsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ConnectRequest pool(int size) {
        return via("a").alias("pool").pool(size).with("limit_timeout", SOON);
    }

    private static ConnectRequest hasty(int size) {
        return pool(size).with("limit_timeout", Duration.ofMillis(5));
    }

    private static int workers(Connection pool) {
        return pool.pool().orElseThrow().total();
    }

    @Test
    void aPoolGetsAsManyWorkersAsThereAreSessionsAndSaysSoOnce() {
        Device device = bench.device(2, 0);
        try (Logged log = Logged.by(Recruiter.class)) {
            Connection pool = device.connect(pool(5));
            for (int i = 0; i < 20; i++) {
                assertThat(pool.execute("x")).isEqualTo("pool: x");
            }
            assertThat(workers(pool)).isEqualTo(2);
            assertThat(log.messages())
                    .containsExactly("R1/pool: has fewer workers than it could have; more come as soon as they may: 2"
                            + " of 2 sessions are in use (limits.sessions) by pool (2)");
        }
    }

    @Test
    void moreWorkersComeWhenOthersMakeRoom() {
        Device device = bench.device(3, 0);
        device.connect(via("a").alias("cli"));
        Connection pool = device.connect(pool(3));
        assertThat(workers(pool)).isEqualTo(2);
        device.disconnect("cli");
        Eventually.isTrue(() -> workers(pool) == 3);
    }

    @Test
    void aWorkerThatIsGivenUpIsReplacedWithinTheLimit() {
        Device device = bench.device(1, 0);
        Connection pool = device.connect(pool(2));
        bench.cli.last().connected = false;
        assertThat(pool.lease(SOON)).isPresent();
        assertThat(bench.cli.sessions).hasSize(2);
        assertThat(workers(pool)).isEqualTo(1);
    }

    @Test
    void aPoolThatWantsMoreTakesOnePlaceAmongThoseWhoWait() throws Exception {
        Device device = bench.device(2, 0);
        Connection pool = device.connect(pool(8));
        Caller<Connection> caller = Caller.calls(
                "cli", () -> device.connect(via("a").alias("cli").with("limit_timeout", Duration.ofHours(1))));
        caller.awaitIn(Permit.class);
        // The pool was first, and is served by the first session that ends; the caller by the next.
        List.copyOf(bench.cli.sessions).forEach(session -> session.connected = false);
        List<Lease> leases = new ArrayList<>(List.of(pool.lease(SOON).orElseThrow()));
        assertThat(caller.result().isConnected()).isTrue();
        assertThat(workers(pool)).isEqualTo(1);
        leases.get(0).close();
        assertThat(pool.execute("x")).isEqualTo("pool: x");
    }

    @Test
    void aPoolThatGetsNoWorkerAtAllFailsAsASessionDoes() {
        Device device = bench.device(1, 0);
        device.connect(via("a").alias("cli"));
        assertThatThrownBy(() -> device.connect(hasty(2)))
                .isInstanceOf(LimitReachedException.class)
                .hasMessage(
                        "R1/pool: not let in after 5 ms: 1 of 1 session is in use (limits.sessions) by cli; disconnect"
                                + " one, or wait longer by the argument limit_timeout");
        device.disconnect("cli");
        assertThat(device.alias("pool").connect().execute("x")).isEqualTo("pool: x");
    }

    @Test
    void disconnectEndsTheWaitOfAPoolForItsFirstWorker() {
        Device device = bench.device(1, 0);
        device.connect(via("a").alias("cli"));
        Caller<Connection> caller =
                Caller.calls("pool", () -> device.connect(pool(2).with("limit_timeout", Duration.ofHours(1))));
        caller.awaitIn(Permit.class);
        device.disconnect("pool");
        assertThat(caller.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it was disconnected while it was connecting");
    }

    @Test
    void aThreadThatHasAllWorkersOfAPoolWaitsForOneMoreNoLongerThanItsLimit() {
        Device device = bench.device(1, 0);
        Connection pool = device.connect(hasty(2));
        try (Lease lease = pool.lease()) {
            assertThatThrownBy(pool::lease)
                    .isInstanceOf(LimitReachedException.class)
                    .hasMessageContainingAll("R1/pool: not let in after 5 ms", "pool");
            assertThat(lease.execute("x")).isEqualTo("pool: x");
        }
    }

    @Test
    void connectOnAPoolWhoseDeadWorkerAnotherSessionTakesThePlaceOfSaysWhoHasIt() throws Exception {
        Device device = bench.device(1, 0);
        Connection pool = device.connect(via("a").alias("pool")
                .pool(1, 2)
                .with("limit_timeout", Duration.ofMillis(5))
                .with("connect_timeout", Duration.ofMillis(200)));
        Caller<Connection> cli = Caller.calls(
                "cli", () -> device.connect(via("a").alias("cli").with("limit_timeout", Duration.ofHours(1))));
        cli.awaitIn(Permit.class);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        bench.cli.last().connected = false;
        assertThatThrownBy(pool::connect)
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("R1/pool: not let in after ");
        assertThat(cli.result().isConnected()).isTrue();
    }

    @Test
    void callersOfAPoolWhoseWorkersAreBusyAreServedInTurn() throws Exception {
        Device device = bench.device(1, 0);
        Connection pool = device.connect(pool(4));
        Lease lease = pool.lease();
        Caller<String> caller = Caller.calls("caller", () -> pool.execute("x"));
        caller.awaitIn(Roster.class);
        lease.close();
        assertThat(caller.result()).isEqualTo("pool: x");
    }

    @Test
    void loginsThatAreUsedUpMakeASmallerPool() {
        Device device = bench.device(0, 3);
        Connection pool = device.connect(hasty(5));
        assertThat(workers(pool)).isEqualTo(3);
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        pool.disconnect();
        assertThatThrownBy(pool::connect)
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("3 of 3 logins were made in the last 60 s");
    }

    @Test
    void aPoolGoesOnWithTheWorkersThatTheDeviceItselfBears() {
        AtomicInteger attempts = new AtomicInteger();
        bench.cli.onConnect = session -> {
            if (attempts.incrementAndGet() > 2) {
                throw new DeviceBusyException(session.context.name() + ": all lines are in use");
            }
        };
        Connection pool = bench.device(0, 0).connect(pool(4).with("pool_least", 4));
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(workers(pool)).isBetween(1, 2);
        assertThat(pool.pool().orElseThrow().lastFailure())
                .hasValueSatisfying(failure ->
                        assertThat(failure).contains("all lines are in use").doesNotContain("not tried again"));
    }
}
