// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Connection.State;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;

/** The end of Plugboard, whatever its sessions and callers are at. */
@Timeout(60)
class StoppingTest {

    private static final int DEVICES = 100;
    private static final int SESSIONS_EACH = 3;
    private static final int HANGING = 7;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Set<Thread> before = plugboards();
    private final TestBench bench = new TestBench();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        bench.close();
    }

    private static Set<Thread> plugboards() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("plugboard"));
        return threads;
    }

    private void assertNoThreadIsLeft() {
        Eventually.isTrue(() -> before.containsAll(plugboards()));
    }

    @Test
    void hundredsOfSessionsEndInParallelAndThoseThatHangAreNamedAndLeft() {
        TestClass hangs = bench.add("hangs");
        CountDownLatch allHang = new CountDownLatch(HANGING);
        CountDownLatch together = new CountDownLatch(HANGING);
        hangs.onDisconnect = session -> {
            allHang.countDown();
            // One after the other they would not meet: each is left, and interrupted, before the next one.
            Threads.await(allHang);
            together.countDown();
            Threads.await(never);
        };
        List<Device> devices = new ArrayList<>();
        for (int number = 0; number < DEVICES; number++) {
            Device device = bench.core.device(DeviceFacts.named("D" + number).build());
            devices.add(device);
            for (int session = 0; session < SESSIONS_EACH; session++) {
                boolean willHang = session == 0 && number < HANGING;
                device.connect(using(willHang ? "hangs" : "cli").alias("s" + session));
            }
        }
        assertThat(bench.core.live().count()).isEqualTo(DEVICES * SESSIONS_EACH);
        List<String> named;
        try (Logged logged = Logged.by(Workers.class)) {
            bench.core.close();
            named = logged.messages();
        }
        assertThat(together.getCount()).isZero();
        assertThat(bench.cli.sessions)
                .hasSize(DEVICES * SESSIONS_EACH - HANGING)
                .allMatch(session -> session.log.contains("disconnect"));
        for (int number = 0; number < HANGING; number++) {
            String name = "disconnect of D" + number + "/s0 by class hangs is not over after PT5S";
            assertThat(named).anyMatch(line -> line.startsWith(name));
        }
        assertThat(bench.core.live().count()).isZero();
        assertThat(devices).allMatch(device -> device.connectionManager().connections().values().stream()
                .allMatch(connection -> connection.state() == State.DISCONNECTED));
        assertNoThreadIsLeft();
    }

    @Test
    void whoWaitsForATurnAWorkerAPluginOrAnAttemptIsSentAwayWithTheReason() throws Exception {
        Device device = bench.device();
        TestClass other = new TestClass();
        bench.core.contributions().addConnections(other.named("other"));
        bench.core.contributions().removeConnections(other.named("other"));
        Connection away = device.instantiate(using("other").alias("away").with("plugin_timeout", LONG));
        Connection plain = device.connect(via("a"));
        Connection pool = device.connect(via("a").alias("pool").pool(1));
        List<Caller<?>> callers = new ArrayList<>();
        try (Lease turn = plain.lease();
                Lease worker = pool.lease()) {
            callers.add(Caller.waits("turn", () -> plain.execute("x")));
            callers.add(waiting("worker", () -> pool.execute("x")));
            callers.add(waiting("plugin", away::connect));
            Eventually.isTrue(() -> away.state() == State.CONNECTING);
            callers.add(waiting("attempt", away::connect));
            bench.core.close();
            for (Caller<?> caller : callers) {
                assertThat(caller.failure())
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageContaining("Plugboard is being stopped");
            }
            assertThatThrownBy(() -> turn.execute("x")).hasMessageContaining("Plugboard is being stopped");
            assertThatThrownBy(() -> worker.execute("x")).hasMessageContaining("Plugboard is being stopped");
        }
        assertNoThreadIsLeft();
    }

    private static Caller<?> waiting(String name, Callable<?> call) {
        Caller<?> caller = Caller.calls(name, call::call);
        Threads.awaitWaiting(caller.thread());
        return caller;
    }

    @Test
    void aPauseAnIdleSessionAndAKeepAliveHoldNothingUp() {
        Device device = bench.device();
        device.connect(
                via("a").with("reconnect", true).with("idle_timeout", LONG).with("keep_alive", LONG));
        bench.cli.last().connected = false;
        bench.cli.onConnect = session -> {
            throw new ConnectionException("R1/default: cannot be reached");
        };
        assertThatThrownBy(() -> device.execute("x")).hasMessage("R1/default: cannot be reached");
        bench.cli.onConnect = session -> {};
        Connection pool = device.connect(via("a").alias("pool").pool(2).with("idle_timeout", LONG));
        bench.core.close();
        assertThat(bench.core.workers().planned()).isZero();
        assertThatThrownBy(() -> device.execute("x")).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(() -> pool.execute("x")).hasMessageContaining("Plugboard is being stopped");
        assertThatThrownBy(device::connect).hasMessageContaining("Plugboard is being stopped");
        assertNoThreadIsLeft();
    }
}
