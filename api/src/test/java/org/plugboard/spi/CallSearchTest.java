// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.TimedOutException;

class CallSearchTest {

    private final HostKeyException stranger = new HostKeyException("R1/nc: the host key is not on record");

    /** Calls that fail in this way one after the other, and then one that does not. */
    private static final class Calls implements CallSearch {

        private final Deque<ConnectionException> failures;
        private int taken;

        Calls(ConnectionException... failures) {
            this.failures = new ArrayDeque<>(Arrays.asList(failures));
        }

        @Override
        public void take(Deadline deadline) {
            taken++;
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
        }

        @Override
        public boolean mayBeAnother(ConnectionException failure) {
            return failure instanceof HostKeyException;
        }

        /** Each call comes from elsewhere; behind the last there is none. */
        @Override
        public String caller() {
            return failures.isEmpty() ? "" : "tcp 192.0.2." + taken;
        }

        @Override
        public void passOver(ConnectionException stranger) {
            assertThat(stranger).isInstanceOf(HostKeyException.class);
        }
    }

    private static void run(Calls calls) {
        CallSearch.run(calls, Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void behindStrangersTheNextCallIsTaken() {
        Calls calls = new Calls(stranger, stranger);
        run(calls);
        assertThat(calls.taken).isEqualTo(3);
    }

    @Test
    void whatIsTheDevicesOwnFailureEndsIt() {
        AuthenticationException refusal = new AuthenticationException("R1/nc: refused");
        assertThatThrownBy(() -> run(new Calls(refusal))).isSameAs(refusal).hasNoSuppressedExceptions();
    }

    @Test
    void whoCalledInsteadIsSaidWhenTheTimeIsOver() {
        TimedOutException late = new TimedOutException("R1/nc: did not call in 20 s", "SSH-2.0");
        assertThatThrownBy(() -> run(new Calls(stranger, late)))
                .isInstanceOfSatisfying(TimedOutException.class, thrown -> assertThat(thrown.received())
                        .isEqualTo("SSH-2.0"))
                .hasMessage(
                        "R1/nc: did not call in 20 s; called and not taken: tcp 192.0.2.1: R1/nc: the host key is not on record")
                .hasCause(late)
                .hasSuppressedException(stranger);
    }

    @Test
    void everyOneWhoCalledInsteadIsNamedOnceWithTheReason() {
        HostKeyException other = new HostKeyException("R1/nc: the host key is revoked");
        Strangers strangers = new Strangers();
        strangers.add("tcp 192.0.2.1", stranger);
        strangers.add("tcp 192.0.2.2", other);
        strangers.add("tcp 192.0.2.1", stranger);
        assertThat(strangers.with(new TimedOutException("R1/nc: no call"), ""))
                .hasMessage("R1/nc: no call; called and not taken: tcp 192.0.2.2: R1/nc: the host key is revoked;"
                        + " tcp 192.0.2.1: R1/nc: the host key is not on record (2 times)");
    }

    @Test
    void ofManyWhoCalledInsteadTheLastAreNamed() {
        Strangers strangers = new Strangers();
        for (int i = 1; i <= 1000; i++) {
            strangers.add("tcp 192.0.2." + i, stranger);
        }
        assertThat(strangers.with(new TimedOutException("R1/nc: no call"), ""))
                .hasMessageContaining("not taken: (only the last) tcp 192.0.2.996: ")
                .hasMessageContaining("tcp 192.0.2.1000: ");
    }

    @Test
    void oneWhoCallsAndSaysNothingUntilTheEndIsNamed() {
        assertThat(new Strangers().with(new TimedOutException("R1/nc: no handshake in 2 s"), "tcp 192.0.2.1"))
                .hasMessage("R1/nc: no handshake in 2 s; that was tcp 192.0.2.1");
    }

    @Test
    void theEndFromThisSideStaysOneBehindAStranger() {
        ConnectionClosedException closed = new ConnectionClosedException("R1/nc: closed");
        assertThatThrownBy(() -> run(new Calls(stranger, closed)))
                .isSameAs(closed)
                .hasSuppressedException(stranger);
        ConnectFailedException failed = new ConnectFailedException("R1/nc: the port was closed");
        assertThatThrownBy(() -> run(new Calls(stranger, failed))).isSameAs(failed);
    }

    @Test
    void anInterruptedThreadWaitsForNoOtherCall() {
        Thread.currentThread().interrupt();
        Calls calls = new Calls(stranger);
        assertThatThrownBy(() -> run(calls)).isSameAs(stranger);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.taken).isEqualTo(1);
    }

    @Test
    void behindTheDeadlineNoOtherCallIsWaitedFor() {
        Calls calls = new Calls(stranger);
        assertThatThrownBy(() -> CallSearch.run(calls, Deadline.after(Duration.ZERO)))
                .isSameAs(stranger);
    }
}
