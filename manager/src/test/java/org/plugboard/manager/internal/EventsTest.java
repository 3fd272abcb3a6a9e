// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionEvent.Kind;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/** What is told of connections: each thing once, in the order in which it happened. */
@Timeout(60)
class EventsTest {

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final Heard heard = new Heard();

    EventsTest() {
        bench.core.listen(heard);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Behind everything that was told before. */
    private void assertNothingMore(int count) {
        device.instantiate(using("cli").alias("last"));
        assertThat(heard.await(count + 1).get(count)).isEqualTo("R1/last: INSTANTIATED");
    }

    private static void peerDies(TestSession session) {
        session.connected = false;
    }

    private static void dieInCall(TestSession session) {
        peerDies(session);
        throw new ConnectionClosedException(
                session.context.name() + ": the peer has closed the connection; connect again", "");
    }

    @Test
    void aLifeIsToldFromInstantiateToDestroy() {
        Connection connection = device.instantiate(via("b"));
        connection.connect();
        connection.connect();
        connection.disconnect();
        connection.disconnect();
        connection.connect();
        connection.destroy();
        assertThat(heard.await(6))
                .containsExactly(
                        "R1/default: INSTANTIATED",
                        "R1/default: CONNECTED",
                        "R1/default: DISCONNECTED: it was disconnected",
                        "R1/default: CONNECTED",
                        "R1/default: DISCONNECTED: it was destroyed",
                        "R1/default: DESTROYED: it was destroyed");
        assertThat(heard.events)
                .extracting(ConnectionEvent::number)
                .containsExactly(LongStream.rangeClosed(1, 6).boxed().toArray(Long[]::new));
        assertThat(heard.events).allSatisfy(event -> {
            assertThat(event.testbed()).isEmpty();
            assertThat(event.device()).isEqualTo("R1");
            assertThat(event.alias()).isEqualTo("default");
            assertThat(event.connectionClass()).isEqualTo("cli");
            assertThat(event.path()).contains("b");
            assertThat(event.worker()).isEmpty();
        });
        assertThat(heard.events).extracting(ConnectionEvent::time).isSorted();
    }

    @Test
    void devicesOfOneNameAreToldByTheirTestbeds() {
        Testbed lab = bench.core.testbed(Lab.testbed("lab", TestBench.twoPaths().build()));
        Testbed field =
                bench.core.testbed(Lab.testbed("field", TestBench.twoPaths().build()));
        Device moved = lab.device("R1");
        Connection connection = moved.connect();
        field.device("R1").instantiate();
        lab.remove("R1");
        connection.destroy();
        assertThat(heard.await(5)).hasSize(5);
        assertThat(heard.events)
                .extracting(event -> event.testbed().orElseThrow() + " " + event.kind())
                .containsExactly(
                        "lab INSTANTIATED", "lab CONNECTED", "field INSTANTIATED", "lab DISCONNECTED", "lab DESTROYED");
    }

    @Test
    void anAttemptThatFailsIsToldToItsCallerOnly() {
        bench.cli.onConnect = session -> {
            throw new ConnectionException("R1/default: refused");
        };
        assertThatThrownBy(device::connect).hasMessageContaining("refused");
        assertNothingMore(1);
    }

    @Test
    void aLossThatACallFindsIsToldOnceWithWhatTheCallSaw() {
        Connection connection = device.connect();
        bench.cli.onExecute = EventsTest::dieInCall;
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(ConnectionClosedException.class);
        assertThat(connection.isConnected()).isFalse();
        connection.disconnect();
        connection.connect();
        assertThat(heard.await(4).subList(2, 4))
                .containsExactly("R1/default: LOST: the peer has closed the connection", "R1/default: CONNECTED");
    }

    @Test
    void aLossThatALookAtTheStateFindsIsToldOnce() {
        Connection connection = device.connect();
        peerDies(bench.cli.last());
        assertThat(connection.isConnected()).isFalse();
        assertThat(connection.isConnected()).isFalse();
        connection.connect();
        assertThat(heard.await(4).subList(2, 4))
                .containsExactly("R1/default: LOST: class cli has seen its session end", "R1/default: CONNECTED");
    }

    @Test
    void aLossThatConnectFindsIsToldBeforeItConnects() {
        Connection connection = device.connect();
        peerDies(bench.cli.last());
        connection.connect();
        assertThat(heard.await(4).subList(2, 4))
                .containsExactly("R1/default: LOST: class cli has seen its session end", "R1/default: CONNECTED");
    }

    @Test
    void aLossThatNobodyLooksForIsToldByTheKeepAlive() {
        bench.cli.onKeepAlive = session -> {
            throw new ConnectionException("R1/default: no answer");
        };
        device.connect(via("a").with("keep_alive", Duration.ofMillis(1)).with("keep_alive_by", "enter"));
        assertThat(heard.await(Kind.LOST)).hasToString("R1/default: LOST: keep-alive: no answer");
        assertNothingMore(3);
    }

    @Test
    void aLossUnderALeaseIsToldOnce() {
        Connection connection = device.connect();
        bench.cli.onExecute = EventsTest::dieInCall;
        try (Lease lease = connection.lease()) {
            assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionClosedException.class);
        }
        assertThat(heard.await(3).get(2)).isEqualTo("R1/default: LOST: the peer has closed the connection");
        assertNothingMore(3);
    }

    @Test
    void theWorkersOfAPoolAreToldByTheirNumbersWhenOneIsLostAndReplaced() {
        Connection pool = device.connect(via("a").pool(2));
        bench.cli.onExecute = session -> {
            bench.cli.onExecute = next -> {};
            dieInCall(session);
        };
        assertThatThrownBy(() -> pool.execute("x")).isInstanceOf(ConnectionClosedException.class);
        heard.await(Kind.RECONNECTED);
        pool.disconnect();
        assertThat(heard.await(5))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("R1/default: INSTANTIATED"),
                        line -> assertThat(line).isEqualTo("R1/default: CONNECTED"),
                        line -> assertThat(line).matches("R1/default#[12]: LOST: the peer has closed the connection"),
                        line -> assertThat(line).isEqualTo("R1/default#3: RECONNECTED"),
                        line -> assertThat(line).isEqualTo("R1/default: DISCONNECTED: it was disconnected"));
        assertThat(heard.events.get(3).worker()).hasValue(3);
    }

    @Test
    void aWorkerIsLostUnderALeaseOrWhileItIsFree() {
        Connection pool = device.connect(via("a").pool(1));
        try (Lease lease = pool.lease()) {
            bench.cli.onExecute = EventsTest::dieInCall;
            assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> lease.execute("x")).isInstanceOf(ConnectionException.class);
        }
        bench.cli.onExecute = session -> {};
        assertThat(pool.execute("x")).isEqualTo("default: x");
        peerDies(bench.cli.last());
        assertThat(pool.execute("x")).isEqualTo("default: x");
        assertThat(heard.await(6).subList(2, 6))
                .containsExactly(
                        "R1/default#1: LOST: the peer has closed the connection",
                        "R1/default#2: RECONNECTED",
                        "R1/default#2: LOST: class cli has seen its session end",
                        "R1/default#3: RECONNECTED");
    }

    @Test
    void aPoolWhosePeerIsGoneIsToldForEachWorkerByALookAtItsState() {
        Connection pool = device.connect(via("a").pool(2));
        bench.cli.onConnect = session -> {
            throw new ConnectionException("R1/default: refused");
        };
        bench.cli.sessions.forEach(EventsTest::peerDies);
        assertThat(pool.state()).isEqualTo(Connection.State.CONNECTING);
        assertThat(pool.isConnected()).isFalse();
        pool.destroy();
        assertThat(heard.await(6).subList(2, 6))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("R1/default#1: LOST: "),
                        line -> assertThat(line).startsWith("R1/default#2: LOST: "),
                        line -> assertThat(line).isEqualTo("R1/default: DISCONNECTED: it was destroyed"),
                        line -> assertThat(line).isEqualTo("R1/default: DESTROYED: it was destroyed"));
    }

    @Test
    void aWorkerInsideACallIsNotGivenUpByALookAtItsPool() throws Exception {
        Connection pool = device.connect(via("a").pool(1));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            peerDies(session);
            inside.countDown();
            Threads.await(go);
            session.connected = true;
        };
        Caller<String> restart = Caller.calls("restart", () -> pool.execute("reload"));
        Threads.await(inside);
        assertThat(pool.isConnected()).isFalse();
        go.countDown();
        assertThat(restart.result()).isEqualTo("default: reload");
        assertThat(pool.isConnected()).isTrue();
        assertNothingMore(2);
    }

    @Test
    void aWorkerThatIsReplacedForItsAgeIsNotTold() {
        Connection pool = device.connect(via("a").pool(1).with("pool_max_age", Duration.ofMillis(1)));
        Eventually.isTrue(() -> {
            pool.execute("x");
            return pool.pool().orElseThrow().replaced() > 1;
        });
        assertNothingMore(2);
    }

    @Test
    void aPluginThatLeavesAndComesBackIsTold() {
        TestClass other = bench.add("other");
        Connection connection = device.connect(using("other").alias("x").overPath("a"));
        Connection closed = device.connect(using("other").alias("y").overPath("b"));
        closed.disconnect();
        Plugin<ConnectionFactory> plugin = other.named("other");
        bench.core.contributions().removeConnections(plugin);
        bench.core.contributions().addConnections(bench.cli.named("cli"));
        bench.core.contributions().addConnections(plugin);
        connection.connect();
        assertThat(heard.await(8).subList(5, 8))
                .containsExactly(
                        "R1/x: PLUGIN_WITHDRAWN: test bundle of other was removed",
                        "R1/x: PLUGIN_BACK: class other is here again",
                        "R1/x: CONNECTED");
    }

    @Test
    void aPluginThatAnotherOneStandsInForIsBackAtOnce() {
        bench.add("other");
        TestClass best = new TestClass();
        Plugin<ConnectionFactory> plugin = best.plugin(List.of("other"), List.of(), null, 1);
        bench.core.contributions().addConnections(plugin);
        device.connect(using("other").alias("x"));
        bench.core.contributions().removeConnections(plugin);
        assertThat(heard.await(4).subList(2, 4))
                .containsExactly(
                        "R1/x: PLUGIN_WITHDRAWN: test bundle of other was removed",
                        "R1/x: PLUGIN_BACK: class other is here again");
    }

    @Test
    void aPluginThatGetsANameWhichIsWaitedForIsBack() {
        TestClass other = bench.add("other");
        TestClass third = bench.add("third");
        device.connect(using("other").alias("x"));
        bench.core.contributions().removeConnections(other.named("other"));
        bench.core.contributions().connections().replace(third.named("third", "other"));
        assertThat(heard.await(4).get(3)).isEqualTo("R1/x: PLUGIN_BACK: class other is here again");
    }

    @Test
    void aTransportWhoseSuccessorIsHereWhenItsWithdrawalIsNoticedIsBackAtOnce() {
        Plugins plugins = bench.core.contributions();
        List<Plugin<TransportFactory>> versions = new ArrayList<>();
        versions.add(PluginAwayTest.transport((context, request) -> {
            plugins.removeTransports(versions.get(0));
            plugins.addTransports(versions.get(1));
            return new PluginAwayTest.OpenPipe();
        }));
        versions.add(PluginAwayTest.transport((context, request) -> new PluginAwayTest.OpenPipe()));
        plugins.addTransports(versions.get(0));
        bench.cli.onExecute = session -> session.context.openTransport(
                TransportRequest.shell("ssh", new TransportRequest.Window("vt100", 80, 24)),
                Deadline.after(Duration.ofDays(1)));
        Connection connection = device.connect();
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(ConnectionClosedException.class);
        assertThat(heard.await(4).subList(2, 4))
                .containsExactly(
                        "R1/default: PLUGIN_WITHDRAWN: ssh bundle 1.0 was removed",
                        "R1/default: PLUGIN_BACK: class cli over ssh is here again");
    }

    @Test
    void nobodyIsToldOfAPluginThatIsBackForAConnectionThatIsDestroyed() {
        TestClass other = bench.add("other");
        Connection connection = device.connect(using("other").alias("x"));
        bench.core.contributions().removeConnections(other.named("other"));
        connection.destroy();
        bench.core.contributions().addConnections(other.named("other"));
        assertThat(heard.await(4).get(3)).isEqualTo("R1/x: DESTROYED: it was destroyed");
        assertNothingMore(4);
    }

    @Test
    void aDeviceThatNobodyHoldsIsToldAndNotKept() {
        WeakReference<Device> gone = connectedDevice();
        Garbage.awaitCollected(gone);
        assertThat(heard.await(3).get(2)).isEqualTo("R1/default: DISCONNECTED: nobody holds its device");
    }

    private WeakReference<Device> connectedDevice() {
        Device left = bench.device();
        left.connect();
        return new WeakReference<>(left);
    }

    @Test
    void whoeverListensHearsThatPlugboardIsStopped() {
        device.connect();
        bench.close();
        assertThat(heard.lines())
                .containsExactly(
                        "R1/default: INSTANTIATED",
                        "R1/default: CONNECTED",
                        "R1/default: DISCONNECTED: Plugboard is being stopped");
    }

    @Test
    void aDisconnectDuringAnAttemptIsNoEvent() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.cli.onConnect = session -> {
            inside.countDown();
            Threads.await(go);
        };
        bench.cli.onDisconnect = session -> go.countDown();
        Connection connection = device.instantiate();
        Caller<Connection> attempt = Caller.calls("attempt", connection::connect);
        Threads.await(inside);
        connection.disconnect();
        assertThat(attempt.failure()).isInstanceOf(ConnectionClosedException.class);
        assertNothingMore(1);
    }
}
