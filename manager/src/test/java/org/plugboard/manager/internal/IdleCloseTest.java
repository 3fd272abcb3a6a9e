// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Connection.State;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/** Connections that nobody uses and that are closed for it. */
@Timeout(60)
class IdleCloseTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NOT_TODAY = Duration.ofDays(1);

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();

    @AfterEach
    void close() {
        bench.close();
    }

    private static ConnectRequest closedAfter(Duration limit) {
        return via("a").with("idle_timeout", limit);
    }

    private static void awaitClosed(Connection connection) {
        Eventually.isTrue(() -> connection.state() == State.DISCONNECTED);
    }

    /** So many looks have been taken. */
    private void awaitLooks(int count) {
        CountDownLatch looks = new CountDownLatch(count);
        Recurring beside = new Recurring("looks", () -> SOON.multipliedBy(2), looks::countDown, bench.core.workers());
        beside.begin();
        Threads.await(looks);
        beside.end();
    }

    @Test
    void aSessionThatNobodyCallsIsClosedAndTheNextCallSaysWhy() {
        Connection connection = device.connect(closedAfter(SOON));
        awaitClosed(connection);
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/default: the connection was closed: idle for 20 ms; connect again");
        Eventually.isTrue(() -> bench.cli.last().log.contains("disconnect"));
        Eventually.isTrue(() -> bench.core.live().count() == 0);
        connection.connect();
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void nothingIsPlannedUnlessItIsAskedForNorBehindTheEnd() {
        Connection connection = device.connect(via("a"));
        assertThat(bench.core.workers().planned()).isZero();
        connection.disconnect();
        device.connect(closedAfter(NOT_TODAY));
        assertThat(bench.core.workers().planned()).isEqualTo(1);
        device.disconnect();
    }

    @Test
    void togetherWithReconnectItIsConnectUseClose() {
        Connection connection = device.connect(closedAfter(SOON).with("reconnect", true));
        for (int round = 1; round < 4; round++) {
            awaitClosed(connection);
            assertThat(connection.execute("x")).isEqualTo("default: x");
        }
        assertThat(bench.cli.sessions).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aCallThatGoesOnIsUse() throws Exception {
        Connection connection = device.connect(closedAfter(SOON));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            asked.countDown();
            Threads.await(answers);
        };
        Caller<String> caller = Caller.calls("calls", () -> connection.execute("slow"));
        Threads.await(asked);
        awaitLooks(3);
        answers.countDown();
        assertThat(caller.result()).isEqualTo("default: slow");
        awaitClosed(connection);
    }

    @Test
    void aLeaseIsUseAlsoWithoutCalls() {
        for (ConnectRequest request : new ConnectRequest[] {
            closedAfter(SOON), closedAfter(SOON).alias("pool").pool(2)
        }) {
            Connection connection = device.connect(request);
            try (Lease lease = connection.lease()) {
                awaitLooks(3);
                assertThat(lease.execute("x")).endsWith(": x");
            }
            awaitClosed(connection);
        }
    }

    @Test
    void aSessionThatSomebodyListensToIsUsedAlsoWithoutCalls() {
        bench.cli.onConnect = session -> session.isListenedTo = true;
        Connection connection = device.connect(closedAfter(SOON));
        awaitLooks(3);
        assertThat(connection.execute("x")).isEqualTo("default: x");
        bench.cli.last().isListenedTo = false;
        awaitClosed(connection);
    }

    @Test
    void aPoolIsClosedAsAWholeAndOpenedAgain() {
        Connection pool = device.connect(closedAfter(SOON).alias("pool").pool(3).with("reconnect", true));
        awaitClosed(pool);
        Eventually.isTrue(() -> bench.cli.sessions.stream().allMatch(session -> session.log.contains("disconnect")));
        assertThat(pool.execute("x")).isEqualTo("pool: x");
        assertThat(bench.cli.sessions).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void keepingASessionAliveIsNoUse() {
        bench.cli.onKeepAlive = session -> {};
        Connection connection =
                device.connect(closedAfter(SOON).with("keep_alive", "1ms").with("keep_alive_by", "enter"));
        awaitClosed(connection);
        assertThatThrownBy(() -> connection.execute("x")).hasMessageContaining("idle for 20 ms");
    }

    @Test
    void whatStandsOnThePathThatTheClassChoosesCounts() {
        bench.cli.onConnect =
                session -> session.context.on(session.context.paths().get(0));
        Device chooses = bench.core.device(DeviceFacts.named("R2")
                .path(Path.of("a", Map.of("protocol", "ssh", "idle_timeout", "20ms", "reconnect", true)))
                .path(Path.of("b", Map.of("protocol", "telnet")))
                .build());
        Connection connection = chooses.connect(defaults());
        awaitClosed(connection);
        assertThat(connection.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aDeviceThatIsOnlyWaitingToBeClosedIsNotKept() {
        AtomicReference<@Nullable Device> held = new AtomicReference<>(bench.device());
        WeakReference<Device> gone = new WeakReference<>(held.get());
        TestSession session = connected(held);
        held.set(null);
        Garbage.awaitCollected(gone);
        Eventually.isTrue(() -> session.log.contains("disconnect"));
        Eventually.isTrue(() -> bench.core.workers().planned() == 0);
    }

    private TestSession connected(AtomicReference<@Nullable Device> held) {
        Device now = held.get();
        assertThat(now).isNotNull();
        now.connect(closedAfter(NOT_TODAY).with("reconnect", true).with("plugin_timeout", NOT_TODAY));
        now.execute("x");
        return bench.cli.last();
    }
}
