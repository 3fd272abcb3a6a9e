// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/** What belongs to whom: plugins that leave, transports that end with their session, devices that nobody holds. */
@Timeout(60)
class LifetimeTest {

    private static final TransportRequest SHELL =
            TransportRequest.shell("ssh", new TransportRequest.Window("vt100", 80, 24));

    /** A transport that opens, or hangs until it is closed. */
    private static final class TestTransport implements Transport, TransportFactory {
        final String protocol;
        final CountDownLatch closed = new CountDownLatch(1);
        volatile boolean hangs;
        volatile Runnable onCreate = () -> {};
        volatile Runnable onOpen = () -> {};
        volatile Runnable onClose = () -> {};
        volatile @Nullable TransportContext context;
        volatile boolean standsOnTcp;

        TestTransport(String protocol) {
            this.protocol = protocol;
        }

        @Override
        public Transport create(TransportContext ofTransport, TransportRequest request) {
            context = ofTransport;
            onCreate.run();
            return this;
        }

        @Override
        public void open(Deadline deadline) {
            TransportContext given = context;
            if (standsOnTcp && given != null) {
                given.openTransport(TransportRequest.tcp("192.0.2.1", 22), deadline);
            }
            onOpen.run();
            if (hangs) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new ConnectionException("interrupted", e);
                }
                throw new IllegalStateException("socket closed");
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public boolean isOpen() {
            return closed.getCount() > 0;
        }

        @Override
        public void close() {
            closed.countDown();
            onClose.run();
        }

        @Override
        public String description() {
            return protocol + " 192.0.2.1:22";
        }

        Plugin<TransportFactory> plugin() {
            return new Plugin<>(this, List.of(protocol), List.of(), null, protocol + " bundle 1.0", 0, null);
        }
    }

    private final TestBench bench = new TestBench();
    private final TestTransport transport = new TestTransport("ssh");
    private final TestTransport tcp = new TestTransport("tcp");

    @AfterEach
    void close() {
        bench.close();
    }

    private void openATransport() {
        bench.cli.onConnect = session -> session.context.openTransport(SHELL, Deadline.after(Duration.ofSeconds(30)));
    }

    private void openATransportOnAnotherOne() {
        transport.standsOnTcp = true;
        bench.core.contributions().addTransports(transport.plugin());
        bench.core.contributions().addTransports(tcp.plugin());
        openATransport();
    }

    @Test
    void removingAClassClosesItsConnectionsAndTheAliasStays() {
        TestClass other = new TestClass();
        Plugin<ConnectionFactory> plugin = other.named("other");
        bench.core.contributions().addConnections(plugin);
        Device device = bench.device();
        Connection connection = device.connect(using("other").alias("x").with("plugin_timeout", Duration.ZERO));
        Connection unconcerned = device.connect(via("a"));
        bench.core.contributions().removeConnections(plugin);
        assertThat(other.last().log).endsWith("disconnect");
        assertThat(connection.isConnected()).isFalse();
        assertThat(unconcerned.isConnected()).isTrue();
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/x: the connection was closed: test bundle of other was removed; connect again");
        assertThatThrownBy(connection::connect)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no connection class 'other'");

        TestClass update = new TestClass();
        bench.core.contributions().addConnections(update.named("other"));
        assertThat(device.connect(using("other").alias("x"))).isSameAs(connection);
        assertThat(connection.execute("again")).isEqualTo("x: again");
        assertThat(update.sessions).hasSize(1);
    }

    @Test
    void removingATransportEndsTheConnectionAboveIt() {
        Plugin<TransportFactory> plugin = transport.plugin();
        bench.core.contributions().addTransports(plugin);
        openATransport();
        Connection connection = bench.device().connect(via("a"));
        bench.core.contributions().removeTransports(plugin);
        assertThat(transport.isOpen()).isFalse();
        assertThat(connection.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("x")).hasMessageContaining("ssh bundle 1.0 was removed");
    }

    @Test
    void removingATransportThatAnotherOneStandsOnEndsTheConnection() {
        openATransportOnAnotherOne();
        Connection connection = bench.device().connect(via("a"));
        bench.core.contributions().removeTransports(tcp.plugin());
        assertThat(tcp.isOpen()).isFalse();
        assertThat(transport.isOpen()).isFalse();
        assertThat(connection.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("x")).hasMessageContaining("tcp bundle 1.0 was removed");
    }

    @Test
    void aTransportThatCannotBeOpenedTakesTheOneThatItStandsOnAlong() {
        openATransportOnAnotherOne();
        transport.onOpen = () -> {
            throw new AuthenticationException("R1/default: no");
        };
        assertThatThrownBy(() -> bench.device().connect(via("a"))).isInstanceOf(AuthenticationException.class);
        assertThat(tcp.isOpen()).isFalse();
    }

    @Test
    void aTransportThatOverrunsItsDeadlineBelowAnotherOneIsNamed() {
        openATransportOnAnotherOne();
        tcp.hangs = true;
        bench.cli.onConnect = session -> session.context.openTransport(SHELL, Deadline.after(Duration.ofMillis(50)));
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/default: tcp 192.0.2.1:22 is not open after 50 ms");
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void aSessionMayGoOnWithoutATransportThatCouldNotBeOpened() {
        TestTransport refused = new TestTransport("telnet");
        refused.onOpen = () -> {
            throw new AuthenticationException("R1/default: no");
        };
        bench.core.contributions().addTransports(refused.plugin());
        bench.core.contributions().addTransports(transport.plugin());
        bench.cli.onConnect = session -> {
            Deadline deadline = Deadline.after(Duration.ofSeconds(30));
            assertThatThrownBy(() -> session.context.openTransport(
                            TransportRequest.shell("telnet", new TransportRequest.Window("vt100", 80, 24)), deadline))
                    .isInstanceOf(AuthenticationException.class);
            session.context.openTransport(SHELL, deadline);
        };
        Connection connection = bench.device().connect(via("a"));
        assertThat(refused.isOpen()).isFalse();
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void aPluginThatLeavesDuringACallEndsItWithTheReason() throws Exception {
        Plugin<TransportFactory> plugin = transport.plugin();
        bench.core.contributions().addTransports(plugin);
        openATransport();
        CountDownLatch asked = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            asked.countDown();
            try {
                transport.closed.await();
            } catch (InterruptedException e) {
                throw new ConnectionException("interrupted", e);
            }
            throw new IllegalStateException("stream closed");
        };
        Connection connection = bench.device().connect(via("a"));
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> connection.execute("slow"));
        asked.await();
        bench.core.contributions().removeTransports(plugin);
        assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("ssh bundle 1.0 was removed");
    }

    @Test
    void nothingOfARemovedPluginIsKept() {
        TestClass other = new TestClass();
        bench.core.contributions().addConnections(other.named("other"));
        Connection connection = bench.device().connect(using("other").alias("x"));
        WeakReference<TestSession> session = new WeakReference<>(other.last());
        WeakReference<TestClass> factory = new WeakReference<>(other);
        bench.core.contributions().removeConnections(other.named("other"));
        other = null;
        Garbage.awaitCollected(session);
        Garbage.awaitCollected(factory);
        assertThat(connection.isConnected()).isFalse();
    }

    /** As a class may keep it, or one of its threads. */
    @Test
    void nothingOfARemovedTransportIsKeptByItsHandle() {
        TestTransport telnet = new TestTransport("telnet");
        bench.core.contributions().addTransports(telnet.plugin());
        AtomicReference<@Nullable Transport> kept = new AtomicReference<>();
        bench.cli.onConnect = session -> kept.set(session.context.openTransport(
                TransportRequest.shell("telnet", new TransportRequest.Window("vt100", 80, 24)),
                Deadline.after(Duration.ofSeconds(30))));
        Connection connection = bench.device().connect(via("a"));
        WeakReference<TestTransport> gone = new WeakReference<>(telnet);
        bench.core.contributions().removeTransports(telnet.plugin());
        telnet = null;
        Garbage.awaitCollected(gone);
        Transport handle = Objects.requireNonNull(kept.get());
        assertThat(handle.isOpen()).isFalse();
        assertThat(handle.description()).isEqualTo("telnet 192.0.2.1:22");
        assertThatThrownBy(() -> handle.write(new byte[1], Deadline.after(Duration.ofSeconds(30))))
                .isInstanceOf(IOException.class)
                .hasMessage("R1/default: telnet 192.0.2.1:22 was closed from this side");
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void aTransportEndsWithItsSession() {
        bench.core.contributions().addTransports(transport.plugin());
        openATransport();
        Connection connection = bench.device().connect(via("a"));
        connection.disconnect();
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void aProtocolWithoutTransportIsNamed() {
        openATransport();
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("R1/default: no transport for protocol 'ssh'; there is none");
    }

    @Test
    void aProtocolThatNoClassServesEitherHintsAtAMissingPlugin() {
        bench.cli.onConnect = session -> session.context.openTransport(
                TransportRequest.subsystem("netconf", "netconf"), Deadline.after(Duration.ofSeconds(5)));
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("R1/default: no transport for protocol 'netconf'; there is none; no connection class here"
                        + " serves it either (classes here: cli, unicon.Unicon): is a plugin for netconf missing?");
    }

    @Test
    @Tag("semantics-37")
    void aTransportThatOverrunsItsDeadlineIsClosedUnderIt() {
        transport.hangs = true;
        bench.core.contributions().addTransports(transport.plugin());
        bench.cli.onConnect = session -> session.context.openTransport(SHELL, Deadline.after(Duration.ofMillis(50)));
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/default: ssh 192.0.2.1:22 is not open after 50 ms");
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void anUnknownArgumentIsRefusedBeforeAnythingIsSent() {
        bench.core.contributions().addTransports(transport.plugin());
        transport.onOpen = () -> {
            throw new AssertionError("opened");
        };
        openATransport();
        assertThatThrownBy(() -> bench.device().connect(via("a").with("speling", 1)))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no argument 'speling'");
    }

    @Test
    @Tag("semantics-1")
    @Tag("semantics-35")
    void aDeviceThatNobodyHoldsClosesItsSessions() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> ended.countDown();
        AtomicReference<@Nullable Device> held = new AtomicReference<>(bench.device());
        device(held).connect();
        WeakReference<Device> gone = new WeakReference<>(device(held));
        TestSession plugins = bench.cli.last();
        held.set(null);
        Garbage.awaitCollected(gone);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(plugins.isConnected()).isFalse();
    }

    @Test
    void aHandleHoldsItsDevice() {
        Connection connection =
                bench.core.device(DeviceFacts.named("held").build()).connect(using("cli"));
        System.gc();
        assertThat(connection.device().name()).isEqualTo("held");
        assertThat(connection.isConnected()).isTrue();
    }

    private static Device device(AtomicReference<@Nullable Device> held) {
        Device device = held.get();
        assertThat(device).isNotNull();
        return Objects.requireNonNull(device);
    }

    @Test
    void aPluginThatLeavesWhileItsSessionIsMadeTakesItAlong() {
        TestClass other = new TestClass();
        Plugin<ConnectionFactory> plugin = other.named("other");
        bench.core.contributions().addConnections(plugin);
        other.onCreate = context -> bench.core.contributions().removeConnections(plugin);
        assertThatThrownBy(() -> bench.device().connect(using("other")))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("test bundle of other was removed");
        assertThat(other.last().log).doesNotContain("connect");
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aTransportWhosePluginLeavesWhileItIsMadeIsNotOpened() {
        Plugin<TransportFactory> plugin = transport.plugin();
        bench.core.contributions().addTransports(plugin);
        transport.onCreate = () -> bench.core.contributions().removeTransports(plugin);
        transport.onOpen = () -> {
            throw new AssertionError("opened");
        };
        openATransport();
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("ssh bundle 1.0 was removed");
        assertThat(transport.isOpen()).isFalse();
    }

    /** No class is there any more, or the jar was closed while one was read from it. */
    static Stream<Throwable> whatIsThrownForCodeThatIsGone() {
        return Stream.of(
                new NoClassDefFoundError("org/example/Gone"),
                new IllegalStateException("Inflater has been closed"),
                new IllegalArgumentException("not a jar"));
    }

    private static void raise(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @ParameterizedTest
    @MethodSource("whatIsThrownForCodeThatIsGone")
    void aTransportWhoseCodeIsGoneWithItsPluginIsSaidToBeRemoved(Throwable thrown) {
        Plugin<TransportFactory> plugin = transport.plugin();
        bench.core.contributions().addTransports(plugin);
        transport.onCreate = () -> {
            bench.core.contributions().removeTransports(plugin);
            raise(thrown);
        };
        openATransport();
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("ssh bundle 1.0 was removed");
    }

    @ParameterizedTest
    @MethodSource("whatIsThrownForCodeThatIsGone")
    void aTransportThatCannotBeMadeWhileItsPluginIsHereSaysWhy(Throwable thrown) {
        bench.core.contributions().addTransports(transport.plugin());
        transport.onCreate = () -> raise(thrown);
        openATransport();
        assertThatThrownBy(() -> bench.device().connect(via("a")))
                .isInstanceOf(
                        thrown instanceof IllegalArgumentException
                                ? InvalidRequestException.class
                                : ServiceFailedException.class)
                .hasMessageContaining(thrown.getMessage());
    }

    @Test
    void aSessionThatHasEndedGetsNoTransport() {
        bench.core.contributions().addTransports(transport.plugin());
        Connection connection = bench.device().connect(via("a"));
        TestSession ended = bench.cli.last();
        connection.disconnect();
        assertThatThrownBy(() -> ended.context.openTransport(SHELL, Deadline.after(Duration.ofSeconds(30))))
                .isInstanceOf(ConnectionClosedException.class);
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void eachWayToTheDeviceIsALoginAndWhatItStandsOnIsNone() {
        transport.standsOnTcp = true;
        bench.core.contributions().addTransports(transport.plugin());
        bench.core.contributions().addTransports(tcp.plugin());
        bench.cli.onConnect = session -> {
            session.context.openTransport(SHELL, Deadline.after(Duration.ofSeconds(30)));
            session.context.openTransport(SHELL, Deadline.after(Duration.ZERO));
        };
        Device twoLogins = bench.device(1, 2);
        assertThat(twoLogins.connect(via("a")).isConnected()).isTrue();
        Device oneLogin = bench.device(1, 1);
        assertThatThrownBy(() -> oneLogin.connect(via("a")))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContainingAll(
                        "R1/default: not let in after 0 ms: 1 of 1 login was made in the last 60 s", "connect_timeout");
        assertThat(transport.isOpen()).isFalse();
    }

    @Test
    void aTransportThatHangsInCloseIsLeftBehind() {
        bench.core.contributions().addTransports(transport.plugin());
        openATransport();
        Connection connection = bench.device().connect(via("a"));
        CountDownLatch never = new CountDownLatch(1);
        transport.onClose = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new ConnectionException("interrupted", e);
            }
        };
        connection.disconnect();
        assertThat(connection.isConnected()).isFalse();
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aSessionThatACallFoundDeadIsClearedAway() throws Exception {
        CountDownLatch cleared = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> cleared.countDown();
        bench.cli.onExecute = session -> {
            session.connected = false;
            throw new ConnectionClosedException("R1/default: the peer closed");
        };
        Connection connection = bench.device().connect(via("a"));
        assertThatThrownBy(() -> connection.execute("x")).hasMessage("R1/default: the peer closed");
        assertThat(cleared.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingIsConnectedWhenPlugboardIsClosed() {
        Device device = bench.device();
        bench.core.close();
        assertThatThrownBy(device::connect)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Plugboard is being stopped");
        assertThat(bench.cli.sessions).isEmpty();
    }

    @Test
    void anInterruptedThreadClosesPlugboardToo() {
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> ended.countDown();
        bench.device().connect();
        Thread.currentThread().interrupt();
        bench.core.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.getCount()).isZero();
        assertThat(bench.core.workers().isClosed()).isTrue();
    }

    @Test
    void closingPlugboardClosesEverySession() {
        bench.device().connect();
        bench.device().connect();
        bench.core.close();
        assertThat(bench.cli.sessions)
                .allSatisfy(session -> assertThat(session.log).endsWith("disconnect"));
    }
}
