// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;

/** How long a pool and what belongs to it live, and what is left of them. */
@Timeout(60)
class PoolLifetimeTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDeviceThatNobodyHoldsClosesItsPool() {
        Device device = bench.device();
        device.connect(via("a").pool(3));
        WeakReference<Device> gone = new WeakReference<>(device);
        device = null;
        Garbage.awaitCollected(gone);
        Eventually.isTrue(() -> bench.core.live().count() == 0);
        assertThat(bench.cli.sessions).hasSize(3).noneMatch(session -> session.connected);
    }

    @Test
    void aPoolThatWaitsForItsDeviceToComeBackDoesNotKeepItAlive() {
        Device device = bench.device();
        Connection pool = device.connect(via("a").pool(2));
        bench.cli.onConnect = session -> {
            throw new ConnectFailedException("R1/default: connection refused");
        };
        bench.cli.sessions.forEach(session -> session.connected = false);
        assertThat(pool.lease(java.time.Duration.ofNanos(1))).isEmpty();
        Eventually.isTrue(() -> bench.core.live().count() == 1);
        WeakReference<Device> gone = new WeakReference<>(device);
        device = null;
        pool = null;
        Garbage.awaitCollected(gone);
        Eventually.isTrue(() -> bench.core.live().count() == 0);
    }

    @Test
    void aLeaseHoldsItsDevice() {
        Device device = bench.device();
        Lease lease = device.connect(via("a").pool(1)).lease();
        WeakReference<Device> held = new WeakReference<>(device);
        device = null;
        System.gc();
        assertThat(lease.execute("x")).isEqualTo("default: x");
        assertThat(held.get()).isSameAs(lease.connection().device());
        lease.close();
    }

    @Test
    void nothingOfARemovedPluginIsKeptByItsPool() {
        TestClass other = new TestClass();
        bench.core.contributions().addConnections(other.named("other"));
        Connection pool = bench.device().connect(using("other").alias("x").pool(2));
        Lease lease = pool.lease();
        WeakReference<TestSession> session = new WeakReference<>(other.last());
        WeakReference<TestClass> factory = new WeakReference<>(other);
        bench.core.contributions().removeConnections(other.named("other"));
        other = null;
        Garbage.awaitCollected(session);
        Garbage.awaitCollected(factory);
        assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionClosedException.class);
        lease.close();
        assertThat(pool.isConnected()).isFalse();
    }

    @Test
    void disconnectingIsNoReasonToWarn() {
        Connection pool = bench.device().connect(via("a").pool(1));
        Lease only = pool.lease();
        FutureTask<String> waiter = new FutureTask<>(() -> pool.execute("x"));
        new Thread(waiter, "waiter").start();
        Eventually.isTrue(() -> pool.pool().orElseThrow().waiting() == 1);
        try (Logged logged = Logged.by(OpenPool.class)) {
            pool.disconnect();
            assertThatThrownBy(waiter::get).hasCauseInstanceOf(ConnectionClosedException.class);
            only.close();
            assertThat(logged.messages()).isEmpty();
        }
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void anInterruptedDisconnectClosesItAllTheSame() {
        Connection pool = bench.device().connect(via("a").pool(3));
        CountDownLatch disconnecting = new CountDownLatch(1);
        // The plugin's answer comes when the interrupt was heard.
        bench.cli.onDisconnect = session -> Threads.await(disconnecting);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(pool::disconnect).hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
            disconnecting.countDown();
        }
        Eventually.isTrue(() -> bench.cli.sessions.stream().noneMatch(session -> session.connected));
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void stoppingPlugboardClosesItsPools() {
        Connection pool = bench.device().connect(via("a").pool(3));
        bench.core.close();
        assertThat(bench.cli.sessions).hasSize(3).noneMatch(session -> session.connected);
        assertThatThrownBy(() -> pool.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Plugboard is being stopped");
    }
}
