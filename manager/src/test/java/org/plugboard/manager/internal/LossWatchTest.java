// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionEvent.Kind;
import org.plugboard.device.Device;

/** What is lost while nobody calls it and nobody looks at it is told all the same, without a keep-alive. */
@Timeout(60)
class LossWatchTest {

    private final TestBench bench = new TestBench(Duration.ofMillis(1));
    private final Device device = bench.device();
    private final Heard heard = new Heard();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    LossWatchTest() {
        bench.core.listen(heard);
    }

    @AfterEach
    void close() {
        go.countDown();
        bench.close();
    }

    private void hang(TestSession session) {
        inside.countDown();
        Threads.await(go);
    }

    @Test
    void aSessionIsToldOnceAndClearedAway() {
        device.connect();
        bench.cli.last().connected = false;
        assertThat(heard.await(Kind.LOST)).hasToString("R1/default: LOST: class cli has seen its session end");
        Eventually.isTrue(() -> bench.core.live().count() == 0);
        device.connect();
        assertThat(heard.await(4).get(3)).isEqualTo("R1/default: CONNECTED");
    }

    @Test
    void theWorkersOfAPoolAreToldAndReplaced() {
        device.connect(via("a").pool(2));
        bench.cli.sessions.forEach(session -> session.connected = false);
        Eventually.isTrue(() -> heard.events.size() == 6);
        assertThat(heard.events.subList(2, 6))
                .extracting(ConnectionEvent::name, ConnectionEvent::kind)
                .containsExactlyInAnyOrder(
                        tuple("R1/default#1", Kind.LOST),
                        tuple("R1/default#2", Kind.LOST),
                        tuple("R1/default#3", Kind.RECONNECTED),
                        tuple("R1/default#4", Kind.RECONNECTED));
    }

    @Test
    void aCallThatRestartsItsDeviceIsLeftAlone() throws Exception {
        Connection restarting = device.connect();
        Connection other = device.connect(using("cli").alias("other"));
        TestSession watched = bench.cli.last();
        bench.cli.onExecute = session -> {
            session.connected = false;
            hang(session);
            session.connected = true;
        };
        Caller<String> restart = Caller.calls("restart", () -> restarting.execute("reload"));
        Threads.await(inside);
        watched.connected = false;
        assertThat(heard.await(Kind.LOST).alias()).isEqualTo("other");
        go.countDown();
        assertThat(restart.result()).isEqualTo("default: reload");
        assertThat(restarting.isConnected()).isTrue();
        assertThat(other.isConnected()).isFalse();
    }

    @Test
    void whatIsStillBeingConnectedIsLeftAlone() throws Exception {
        Connection other = device.connect(using("cli").alias("other"));
        TestSession watched = bench.cli.last();
        bench.cli.onConnect = this::hang;
        Caller<Connection> attempt = Caller.calls("attempt", device::connect);
        Threads.await(inside);
        watched.connected = false;
        assertThat(heard.await(Kind.LOST).alias()).isEqualTo("other");
        go.countDown();
        assertThat(attempt.result().isConnected()).isTrue();
        assertThat(other.isConnected()).isFalse();
    }

    @Test
    void aClassThatHangsWhenItIsAskedHoldsUpNobodyElse() {
        device.connect();
        bench.cli.last().onAskedConnected = this::hang;
        device.connect(using("cli").alias("other"));
        TestSession watched = bench.cli.last();
        Threads.await(inside);
        watched.connected = false;
        assertThat(heard.await(Kind.LOST).alias()).isEqualTo("other");
    }
}
