// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;

/** Leases that nobody gives back are told of, and do no lasting harm. */
@Timeout(60)
class LeaseReportsTest {

    private final TestBench bench = new TestBench();
    private final Logged logged = Logged.by(Loan.class, Level.INFO);

    @AfterEach
    void close() {
        logged.close();
        bench.close();
    }

    private static Lease takenByABorrower(Connection connection) {
        return connection.lease();
    }

    @Test
    void aLeaseThatIsHeldLongIsWarnedOfWithItsPlaceAndTheWarningIsRetracted() {
        Connection connection = bench.device().connect(via("a").with("lease_warning", Duration.ofMillis(1)));
        Lease lease = takenByABorrower(connection);
        assertThat(logged.await("lease"))
                .startsWith("R1/default: leased by thread "
                        + Thread.currentThread().getName()
                        + " and not given back for 1 ms; is a close() missing? Taken at\n    at ")
                .contains("LeaseReportsTest.takenByABorrower(LeaseReportsTest.java:");
        assertThat(lease.execute("x")).as("it is only a warning").isEqualTo("default: x");
        lease.close();
        assertThat(logged.messages())
                .last()
                .isEqualTo("R1/default: the lease of thread "
                        + Thread.currentThread().getName() + " was given back after all");
    }

    @Test
    void aLeaseThatIsGivenBackInTimeIsNotSpokenOf() {
        Connection connection = bench.device().connect(via("a"));
        takenByABorrower(connection).close();
        takenByABorrower(bench.device().connect(via("a").with("lease_warning", 0)))
                .close();
        assertThat(logged.messages()).isEmpty();
    }

    @Test
    void aForgottenLeaseIsReportedAndGivenBack() throws Exception {
        Connection connection = bench.device().connect(via("a"));
        AtomicReference<@Nullable Lease> held = new AtomicReference<>();
        Caller<Void> borrower = Caller.calls("borrower", () -> {
            held.set(takenByABorrower(connection));
            return null;
        });
        borrower.result();
        Caller<String> waiting = Caller.waits("waiting", () -> connection.execute("x"));
        WeakReference<Lease> gone = new WeakReference<>(Objects.requireNonNull(held.getAndSet(null)));
        Garbage.awaitCollected(gone);
        assertThat(waiting.result()).isEqualTo("default: x");
        assertThat(logged.await("forgotten"))
                .startsWith("R1/default: a lease was forgotten by thread borrower and is given back; taken at\n    at ")
                .contains("LeaseReportsTest.takenByABorrower(LeaseReportsTest.java:");
    }

    @Test
    void aForgottenLeaseDoesNotEndACallOfItsThreadOnTheConnection() throws Exception {
        Connection connection = bench.device().connect(via("a"));
        AtomicReference<@Nullable Lease> held = new AtomicReference<>();
        bench.cli.onExecute = session -> {
            Garbage.awaitCollected(new WeakReference<>(Objects.requireNonNull(held.getAndSet(null))));
            logged.await("forgotten");
        };
        bench.cli.onConfigure = session -> {};
        CountDownLatch inside = new CountDownLatch(1);
        Caller<String> borrower = Caller.calls("borrower", () -> {
            held.set(takenByABorrower(connection));
            inside.countDown();
            return connection.execute("x");
        });
        Threads.await(inside);
        assertThat(connection.configure("y")).isEqualTo("configured y");
        assertThat(borrower.result()).isEqualTo("default: x");
        assertThat(connection.lease(Duration.ZERO)).isPresent();
    }

    @Test
    void neitherTheWarningNorTheLeaseThatIsForgottenKeepsTheDevice() {
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> ended.countDown();
        WeakReference<Device> gone = leftBehindWithALease();
        Garbage.awaitCollected(gone);
        Threads.await(ended);
    }

    private WeakReference<Device> leftBehindWithALease() {
        Device device = bench.device();
        assertThat(takenByABorrower(device.connect(via("a")))).isNotNull();
        return new WeakReference<>(device);
    }

    @Test
    void aLeaseHoldsItsDevice() {
        Lease lease = takenByABorrower(bench.device().connect(via("a")));
        System.gc();
        assertThat(lease.connection().device().name()).isEqualTo("R1");
        assertThat(lease.execute("x")).isEqualTo("default: x");
        lease.close();
    }
}
