// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Connection.State;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/** Plugins that leave and come back, as in an update, while somebody wants to connect. */
@Timeout(60)
class PluginAwayTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final TestBench bench = new TestBench();
    private final Device device = bench.device();
    private final TestClass before = new TestClass();
    private final TestClass update = new TestClass();

    PluginAwayTest() {
        contributions().addConnections(plugin(before));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Plugins contributions() {
        return bench.core.contributions();
    }

    private static Plugin<ConnectionFactory> plugin(TestClass version) {
        return version.plugin(List.of("other", "other.Name"), List.of("gopher"), "by_class", 0);
    }

    private void leave() {
        contributions().removeConnections(plugin(before));
    }

    private void comeBack() {
        contributions().addConnections(plugin(update));
    }

    private static ConnectRequest other() {
        return using("other").alias("x").with("plugin_timeout", LONG);
    }

    @Test
    void aPluginThatLeavesIsAskedNothingWhileItsSessionEnds() {
        Connection connection = device.connect(other());
        assertThat(connection.completions(List.of())).containsExactly("show");
        AtomicReference<List<String>> told = new AtomicReference<>();
        before.onDisconnect = session -> told.set(connection.completions(List.of()));
        leave();
        assertThat(told.get()).isEmpty();
    }

    /** A thread that connects and waits for what is away. */
    private static Caller<Connection> waiting(Connection connection) {
        Caller<Connection> caller = Caller.calls("connects", connection::connect);
        awaitWaiting(caller, connection);
        return caller;
    }

    private static void awaitWaiting(Caller<?> caller, Connection connection) {
        Eventually.isTrue(() -> connection.state() == State.CONNECTING);
        Threads.awaitWaiting(caller.thread());
    }

    @Test
    void aClassThatIsBrieflyAwayIsWaitedFor() throws Exception {
        Connection connection = device.connect(other());
        leave();
        assertThat(connection.isConnected()).isFalse();
        Caller<Connection> caller = waiting(connection);
        comeBack();
        assertThat(caller.result()).isSameAs(connection);
        assertThat(connection.execute("again")).isEqualTo("x: again");
        assertThat(update.sessions).hasSize(1);
    }

    @Test
    void theFirstConnectOfAnAliasWaitsAsWell() throws Exception {
        leave();
        Connection connection = device.instantiate(other());
        assertThat(connection.state()).isEqualTo(State.DISCONNECTED);
        assertThat(connection.connectionClass()).isEqualTo("other");
        Caller<Connection> caller = Caller.calls("connects", () -> device.connect(other()));
        awaitWaiting(caller, connection);
        comeBack();
        assertThat(caller.result()).isSameAs(connection);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void aClassThatOnlyTheProtocolNamesIsWaitedForAndKeepsItsAlias() throws Exception {
        Device hole = bench.core.device(DeviceFacts.named("R2")
                .path(Path.of("p", Map.of("protocol", "gopher")))
                .defaultsTo("plugin_timeout", "10m")
                .build());
        leave();
        Connection connection = hole.instantiate();
        assertThat(connection.connectionClass()).isEqualTo("other");
        Caller<Connection> caller = waiting(connection);
        comeBack();
        caller.result();
        assertThat(hole.alias("by_class")).isSameAs(connection);
        assertThat(hole.execute("x")).isEqualTo("default: x");
    }

    @Test
    void aClassThatLeftLongerAgoCountsAsIfItHadNeverBeenHere() {
        leave();
        assertThatThrownBy(() -> device.connect(using("other").alias("x").with("plugin_timeout", Duration.ZERO)))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("R1: no connection class 'other'; there are: cli, unicon.Unicon; the call names it; is a"
                        + " plugin that has this class missing?");
        assertThat(device.connectionManager().connections()).isEmpty();
        Device hole = bench.core.device(DeviceFacts.named("R2")
                .path(Path.of("p", Map.of("protocol", "gopher", "plugin_timeout", 0)))
                .build());
        assertThat(hole.instantiate().connectionClass()).isEqualTo("cli");
    }

    @Test
    void aNameThatWasNeverHereFailsAtOnce() {
        leave();
        assertThatThrownBy(() -> device.connect(using("othr").alias("x").with("plugin_timeout", LONG)))
                .isInstanceOf(UnknownNameException.class);
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    /** The default of {@code plugin_timeout} is no longer than a session may hang. */
    @Test
    void theTimeOfAnUpdateBeginsWhenTheLastSessionHasEndedOrWasGivenUp() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch leaving = new CountDownLatch(1);
        before.onDisconnect = session -> {
            leaving.countDown();
            Threads.await(hang);
        };
        device.connect(using("other").alias("hangs"));
        Caller<Boolean> container = Caller.calls("container", () -> {
            leave();
            comeBack();
            return true;
        });
        Threads.await(leaving);
        Caller<Connection> caller =
                Caller.calls("connects", () -> device.connect(using("other").alias("y")));
        assertThat(caller.result().isConnected()).isTrue();
        assertThat(container.result()).isTrue();
        assertThat(update.sessions).hasSize(1);
        hang.countDown();
    }

    @Test
    void theTimeStandsWhileAPluginIsLeavingButForWhoNeverWaits() {
        Registry<ConnectionFactory> registry = new Registry<>();
        Plugin<ConnectionFactory> plugin = plugin(before);
        registry.add(plugin);
        registry.remove(plugin, () -> assertThat(registry.departed("other")).hasValueSatisfying(departed -> {
            assertThat(departed.remainingNs(SHORT)).isEqualTo(Long.MAX_VALUE);
            assertThat(departed.isWithin(Duration.ZERO)).isFalse();
        }));
        assertThat(registry.departed("other")).hasValueSatisfying(departed -> assertThat(departed.remainingNs(SHORT))
                .isLessThanOrEqualTo(SHORT.toNanos()));
    }

    @Test
    void whileItIsLeavingConnectTimeoutBoundsTheWait() {
        Connection connection = device.instantiate(other().with("connect_timeout", SHORT));
        contributions().connections().remove(plugin(before), () -> assertThatThrownBy(connection::connect)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("test bundle of other, whose sessions are still being closed, and did not"));
    }

    @Test
    void whoeverWaitsFromBeforeIsBoundByTheTimeThatBeginsWhenItHasLeft() {
        Connection connection = device.instantiate(other().with("plugin_timeout", SHORT));
        AtomicReference<Caller<Connection>> caller = new AtomicReference<>();
        contributions().connections().remove(plugin(before), () -> caller.set(waiting(connection)));
        assertThat(caller.get().failure()).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void theErrorSaysWhenTheClassLeftAndHowLongItWasWaitedFor() {
        Connection connection = device.instantiate(other().with("plugin_timeout", "1s"));
        leave();
        assertThatThrownBy(connection::connect)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageMatching("R1/x: no connection class 'other'; there are: cli, unicon.Unicon; other left"
                        + " [\\d.]+ s ago with test bundle of other and did not come back in the [\\d.]+ s that it was"
                        + " waited for \\(plugin_timeout 1.0 s\\); is a plugin that has this class missing\\?");
        assertThat(connection.state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void theWaitIsNoLongerThanConnectingMayTake() {
        Connection connection = device.instantiate(other().with("connect_timeout", SHORT));
        leave();
        assertThatThrownBy(connection::connect)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("did not come back", "plugin_timeout 600.0 s");
    }

    @Test
    void whatIsLeftOfTheTimeIsForConnecting() throws Exception {
        Connection connection = device.instantiate(other().with("connect_timeout", LONG));
        leave();
        Caller<Connection> caller = waiting(connection);
        long cameNs = System.nanoTime();
        comeBack();
        caller.result();
        Deadline deadline = update.last().deadline;
        assertThat(deadline).isNotNull();
        assertThat(deadline.endNs() - cameNs).isLessThan(LONG.toNanos());
    }

    @Test
    void everyCallerOfTheAliasSharesTheWait() throws Exception {
        Connection connection = device.instantiate(other());
        leave();
        Caller<Connection> one = waiting(connection);
        Caller<Connection> another = waiting(connection);
        comeBack();
        one.result();
        another.result();
        assertThat(update.sessions).hasSize(1);
    }

    @Test
    void anotherCallerGoesOnWhenTheOneWhoBeganIsInterrupted() throws Exception {
        Connection connection = device.instantiate(other());
        leave();
        Caller<Connection> one = waiting(connection);
        Caller<Connection> another = waiting(connection);
        one.interrupt();
        assertThat(one.failure())
                .isInstanceOf(CallInterruptedException.class)
                .hasMessage("R1/x: interrupted while waiting for connection class other to come back");
        comeBack();
        another.result();
        assertThat(connection.isConnected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void toDisconnectToDestroyAndToStopEndTheWait(boolean asPool) {
        assertEnds(asPool, Connection::disconnect, "it was disconnected while it was connecting");
        comeBack();
        contributions().removeConnections(plugin(update));
        assertEnds(asPool, Connection::destroy, "it was destroyed while it was connecting");
        assertEnds(asPool, connection -> bench.core.close(), "Plugboard is being stopped");
    }

    private void assertEnds(boolean asPool, Consumer<Connection> end, String reason) {
        leave();
        Connection connection = device.instantiate(asPool ? other().pool(2) : other());
        Caller<Connection> caller = waiting(connection);
        end.accept(connection);
        assertThat(caller.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/x: the connection was closed: " + reason + "; connect again");
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aPoolWaitsForItsClassWithAllThatBelongsToIt() throws Exception {
        Connection pool = device.connect(other().pool(3));
        leave();
        assertThatThrownBy(() -> pool.execute("x")).hasMessageContaining("was removed");
        Caller<Connection> caller = waiting(pool);
        assertThat(pool.pool().orElseThrow().total()).isZero();
        comeBack();
        caller.result();
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(3);
        assertThat(update.sessions).hasSize(3);
    }

    @Test
    void nothingIsKeptOfTheClassThatIsAway() {
        TestClass gone = new TestClass();
        contributions().addConnections(gone.named("gone"));
        Connection connection = device.connect(using("gone").with("plugin_timeout", LONG));
        WeakReference<TestClass> factory = new WeakReference<>(gone);
        contributions().removeConnections(gone.named("gone"));
        gone = null;
        Caller<Connection> caller = waiting(connection);
        Garbage.awaitCollected(factory);
        connection.disconnect();
        assertThat(caller.failure()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void aTransportThatIsBrieflyAwayIsWaitedForAndCountsWhenAPathIsChosen() throws Exception {
        Plugin<TransportFactory> first = transport();
        contributions().addTransports(first);
        bench.cli.onConnect = session -> {
            assertThat(session.context.protocols()).containsExactly("ssh");
            session.context.openTransport(
                    TransportRequest.shell("ssh", new TransportRequest.Window("vt100", 80, 24)), Deadline.after(LONG));
        };
        Connection connection = device.connect(via("a").with("plugin_timeout", LONG));
        contributions().removeTransports(first);
        Caller<Connection> caller = waiting(connection);
        contributions().addTransports(transport());
        caller.result();
        assertThat(connection.isConnected()).isTrue();
    }

    private static Plugin<TransportFactory> transport() {
        return transport((context, request) -> new OpenPipe());
    }

    /** A plugin whose transport for ssh is made so. */
    static Plugin<TransportFactory> transport(TransportFactory factory) {
        return new Plugin<>(factory, List.of("ssh"), List.of(), null, "ssh bundle 1.0", 0, null);
    }

    /** A transport over which nothing comes. */
    static final class OpenPipe implements Transport {

        private volatile boolean open;

        @Override
        public void open(Deadline deadline) {
            open = true;
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public String description() {
            return "an open pipe";
        }
    }

    @Test
    void aSourceOfCredentialsThatIsBrieflyAwayIsWaitedFor() throws Exception {
        Device guarded = bench.core.device(TestBench.twoPaths()
                .credentials(Credentials.of(new Credential(Map.of("source", "vault"))))
                .defaultsTo("plugin_timeout", "10m")
                .build());
        bench.cli.onConnect = session -> assertThat(
                        session.context.credential("default").orElseThrow().password())
                .isPresent();
        contributions().credentialSources().add(vault());
        Connection connection = guarded.connect(via("a"));
        connection.disconnect();
        Plugin<CredentialSource> latest =
                contributions().credentialSources().find("vault").orElseThrow();
        contributions().removeCredentialSource(latest);
        Caller<Connection> caller = waiting(connection);
        contributions().credentialSources().add(vault());
        caller.result();
        assertThat(connection.isConnected()).isTrue();
    }

    private static Plugin<CredentialSource> vault() {
        return new Plugin<>(
                (request, deadline) -> Map.of("password", "secret"),
                List.of("vault"),
                List.of(),
                null,
                "vault bundle 1.0",
                0,
                null);
    }

    @Test
    void notEveryNameIsKnownForEver() {
        Registry<ConnectionFactory> registry = new Registry<>();
        for (int i = 0; i < 1000; i++) {
            Plugin<ConnectionFactory> passing = new TestClass().named("class" + i);
            registry.add(passing);
            registry.remove(passing);
        }
        assertThat(registry.departed("class999")).isPresent();
        assertThat(registry.departed("class0")).isEmpty();
        assertThat(registry.departed(gone -> gone.names().contains("class935"))).isEmpty();
    }

    @Test
    void anUpdateIsNotCountedTwice() {
        Registry<ConnectionFactory> registry = new Registry<>();
        Plugin<ConnectionFactory> rare = new TestClass().named("rare");
        registry.add(rare);
        registry.remove(rare);
        for (int i = 0; i < 1000; i++) {
            Plugin<ConnectionFactory> version = new TestClass().named("updated");
            registry.add(version);
            registry.remove(version);
        }
        assertThat(registry.departed("rare")).isPresent();
    }
}
