// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Device;

/** Whoever calls a connection later than the first hears, too, how it has ended. */
@Timeout(60)
class PastEndTest {

    private static final String TIME = "(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d";

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Connection connection = device.connect();

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertCallsHear(String how) {
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> connection.execute("x"))
                    .isInstanceOf(NotConnectedException.class)
                    .message()
                    .matches("R1/default: not connected" + how + "; call connect\\(\\) first");
        }
    }

    @Test
    void ofALossThatACallHasFoundEveryCallHearsTheReason() {
        bench.cli.onExecute = session -> {
            session.connected = false;
            throw new ConnectionClosedException("R1/default: the peer has closed the connection; connect again", "");
        };
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(ConnectionClosedException.class);
        assertCallsHear(": lost " + TIME + ", the peer has closed the connection");
    }

    @Test
    void ofALossThatALookHasFoundEveryCallHearsTheReason() {
        bench.cli.last().connected = false;
        assertThat(connection.isConnected()).isFalse();
        assertCallsHear(": lost " + TIME + ", class cli has seen its session end");
    }

    @Test
    void anAttemptThatFailsTakesTheReasonOfTheEndBeforeNotAway() {
        bench.core.live().close(opening -> true, Ending.idle(Duration.ofMinutes(5)));
        bench.cli.onConnect = session -> {
            throw new ConnectionException("R1/default: refused");
        };
        assertThatThrownBy(connection::connect).hasMessageContaining("refused");
        assertCallsHear(": closed " + TIME + ", idle for 300 s");
    }

    @Test
    void behindADisconnectOfItsUserThereIsNothingToSay() {
        bench.cli.last().connected = false;
        assertThat(connection.isConnected()).isFalse();
        connection.disconnect();
        assertCallsHear("");
    }

    @Test
    void theDayIsSaidIfItIsAnotherOne() {
        Instant then = LocalDateTime.of(2026, 1, 2, 3, 4, 5)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertThat(new PastEnd(Ending.lost("it fell"), then).inWords()).isEqualTo("lost 2026-01-02 03:04:05, it fell");
    }
}
