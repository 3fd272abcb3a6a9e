// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Eventually;
import org.plugboard.itests.kit.Footprint;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.itests.kit.Relay;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/**
 * What a connection of any class that leads to a device must do, on a simulated device behind a wire that the test can hold,
 * so that it knows that a call is under way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeerContract extends PoolContract {

    private static final int ROUNDS = 60;
    static final Duration LONG = Duration.ofSeconds(60);

    /** Far above what a refusal takes and far below the limit of a test, so that an error cannot be the limit's. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    SimulatedDevice peer;
    Relay relay;

    /** The protocol of the path. */
    abstract String protocol();

    /** What the device behaves like; a file of it may be written into this folder. */
    Simulation simulation(Path devices) throws IOException {
        return new Simulation.Shipped("linux");
    }

    @BeforeAll
    void startPeer(@TempDir Path devices) throws IOException {
        peer = simulator.start(simulation(devices), "phoenix");
    }

    @AfterAll
    void stopPeer() {
        simulator.close();
    }

    @Override
    @BeforeEach
    void start() {
        relay = new Relay(peer.port(protocol()));
        super.start();
    }

    @AfterEach
    void stopRelay() throws IOException {
        relay.close();
    }

    @Override
    EmbeddedPlugboard newPlugboard() {
        return Plugboards.withAllPlugins();
    }

    @Override
    Device newDevice() {
        return device(relay.port(), peer.credential());
    }

    private Device device(int port, Credential credential) {
        Map<String, Object> path = new LinkedHashMap<>(Map.of("protocol", protocol(), "ip", "127.0.0.1", "port", port));
        if (!protocol().equals("telnet")) {
            path.put("known_hosts", folder.resolve("known_hosts").toString());
        }
        return plugboard.device(DeviceFacts.named("phoenix")
                .os(peer.os())
                .credentials(Credentials.of(credential))
                .path(org.plugboard.device.Path.of("line", path))
                .build());
    }

    private Connection connect() {
        return device.connect(request().with("connect_timeout", CONNECT_TIMEOUT));
    }

    /** A call whose answer is on its way and does not come. */
    private Calling callThatWaits(Connection connection) throws InterruptedException {
        relay.holdAfter(0);
        Calling calling = Calling.start(() -> connection.call("execute", question(7), LONG));
        relay.awaitHeld();
        return calling;
    }

    final void awaitHungUp() {
        Eventually.await(() -> relay.open() + " clients have not hung up", () -> relay.open() == 0);
    }

    @Test
    @Tag("semantics-13")
    void nothingIsSentBeforeConnect() {
        device.instantiate(request()).with("connect_timeout", CONNECT_TIMEOUT);

        assertThat(relay.accepted()).isZero();
    }

    @Test
    void anUnknownArgumentIsRefusedBeforeAnythingIsOpened() {
        assertThat(catchThrowableOfType(
                        UnknownNameException.class,
                        () -> device.connect(request().with("connect_timeot", CONNECT_TIMEOUT))))
                .extracting(UnknownNameException::nearest)
                .isEqualTo(java.util.Optional.of("connect_timeout"));
        assertThat(relay.accepted()).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTriedAgain() {
        String wrong = "wr0ng-and-secret";
        Device stranger = stranger(wrong);

        AuthenticationException refused = catchThrowableOfType(
                AuthenticationException.class,
                () -> stranger.connect(request().with("connect_timeout", CONNECT_TIMEOUT)));

        assertThat(refused).isNotNull().hasMessageStartingWith("phoenix/").hasMessageNotContaining(wrong);
        assertThat(stranger.isConnected()).isFalse();
        assertThat(relay.accepted()).isEqualTo(1);
        awaitHungUp();
    }

    @Test
    void aClosedPortIsNamed() throws IOException {
        int port = closedPort();
        Device nobody = device(port, peer.credential());

        assertThat(catchThrowableOfType(ConnectFailedException.class, () -> nobody.connect(request())))
                .isNotNull()
                .hasMessageStartingWith("phoenix/")
                .hasMessageContaining(String.valueOf(port));
        assertThat(nobody.isConnected()).isFalse();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aSilentPeerIsGivenUpAfterTheConnectTimeout() {
        relay.holdAfter(0);

        assertThat(catchThrowableOfType(
                        TimedOutException.class,
                        () -> device.connect(request().with("connect_timeout", Duration.ofMillis(300)))))
                .isNotNull()
                .hasMessageStartingWith("phoenix/")
                .hasMessageContaining("300 ms");
        awaitHungUp();
        relay.release();
        assertAnswers(connect(), 1);
    }

    @Test
    void whoIsInterruptedWhileItConnectsGivesUp() throws Exception {
        relay.holdAfter(0);
        Calling calling = Calling.start(this::connect);
        Eventually.await(() -> "nobody came", () -> relay.accepted() == 1);
        calling.interrupt();

        assertThat(calling.failure()).isInstanceOf(ConnectionException.class);
        assertThat(calling.wasInterruptedAtItsEnd()).isTrue();
        awaitHungUp();
    }

    @Test
    void disconnectEndsAnAttemptToConnect() throws Exception {
        relay.holdAfter(0);
        Connection connection = device.instantiate(request().with("connect_timeout", CONNECT_TIMEOUT));
        Calling calling = Calling.start(connection::connect);
        Eventually.await(() -> "nobody came", () -> relay.accepted() == 1);
        connection.disconnect();

        assertThat(calling.failure()).isInstanceOf(ConnectionClosedException.class);
        awaitHungUp();
    }

    @Test
    void severalThreadsConnectOneAliasOnce() throws Exception {
        List<Calling> callers = IntStream.range(0, 6)
                .mapToObj(i -> Calling.start(this::connect))
                .toList();

        for (Calling caller : callers) {
            assertThat(caller.result()).isSameAs(device.alias("default"));
        }
        assertThat(relay.accepted()).isEqualTo(1);
    }

    @Test
    @Tag("semantics-20")
    void aPeerThatHangsUpDuringACallEndsItAndConnectOpensTheSameHandleAgain() throws Exception {
        Connection connection = connect();
        Calling calling = callThatWaits(connection);
        relay.cut();

        assertThat(calling.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageStartingWith("phoenix/");
        assertThat(connection.isConnected()).isFalse();
        assertThat(connect()).isSameAs(connection);
        assertAnswers(connection, 1);
    }

    @Test
    void aPeerThatHangsUpBetweenTwoCallsIsNoticed() throws IOException {
        Connection connection = connect();
        assertAnswers(connection, 1);
        relay.cut();

        Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connection.execute(question(2))))
                .isInstanceOfAny(ConnectionClosedException.class, NotConnectedException.class);
        assertThat(connect()).isSameAs(connection);
        assertAnswers(connection, 3);
    }

    @Test
    void disconnectEndsACallOfAnotherThread() throws Exception {
        Connection connection = connect();
        Calling calling = callThatWaits(connection);
        connection.disconnect();

        assertThat(calling.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("it was disconnected");
        awaitHungUp();
        relay.release();
        assertAnswers(connect(), 1);
    }

    @Test
    void destroyEndsACallOfAnotherThread() throws Exception {
        Connection connection = connect();
        Calling calling = callThatWaits(connection);
        connection.destroy();

        assertThat(calling.failure()).isInstanceOf(ConnectionClosedException.class);
        awaitHungUp();
    }

    @Test
    void anInterruptEndsACallAndNoLaterCallGetsItsAnswer() throws Exception {
        Connection connection = connect();
        Calling calling = callThatWaits(connection);
        calling.interrupt();

        assertThat(calling.failure()).isInstanceOf(ConnectionException.class);
        assertThat(calling.wasInterruptedAtItsEnd()).isTrue();
        relay.release();
        assertNextAnswersAreRight(connection);
    }

    @Test
    @Tag("semantics-37")
    void aCallThatRunsOutOfTimeEndsAndNoLaterCallGetsItsAnswer() throws Exception {
        Connection connection = connect();
        relay.holdAfter(0);

        assertThat(catchThrowableOfType(
                        TimedOutException.class, () -> connection.call("execute", question(7), Duration.ofMillis(200))))
                .isNotNull()
                .hasMessageStartingWith("phoenix/")
                .hasMessageContaining("200 ms");
        relay.release();
        assertNextAnswersAreRight(connection);
    }

    /** A class may close a session that it cannot bring back into step, but it must not shift its answers. */
    private void assertNextAnswersAreRight(Connection connection) {
        for (int number = 20; number < 23; number++) {
            connection.connect();
            assertAnswers(connection, number);
        }
    }

    @Test
    void closingPlugboardEndsACallAndHangsUp() throws Exception {
        Connection connection = connect();
        Calling calling = callThatWaits(connection);
        plugboard.close();

        assertThat(calling.failure()).isInstanceOf(ConnectionClosedException.class);
        awaitHungUp();
    }

    @Test
    void nothingIsLeftBehindByManyConnections() throws Exception {
        for (int number = 0; number < 4; number++) {
            round(number);
        }
        awaitHungUp();
        Footprint before = Footprint.now();
        for (int number = 4; number <= ROUNDS; number++) {
            round(number);
        }
        awaitHungUp();
        before.awaitNoMore();
        plugboard.close();
        Footprint.awaitNoPlugboard();
    }

    /** Ends in turns by destroy, by disconnect, by the peer, and by a login that fails. */
    private void round(int number) throws IOException {
        switch (number % 4) {
            case 0 -> connect().destroy();
            case 1 -> {
                Connection connection = connect();
                assertAnswers(connection, number);
                connection.disconnect();
            }
            case 2 -> {
                Connection connection = connect();
                relay.cut();
                Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
            }
            default -> {
                Device stranger = stranger("wr0ng");
                assertThat(catchThrowableOfType(AuthenticationException.class, () -> stranger.connect(request())))
                        .isNotNull();
            }
        }
    }

    final Device stranger(String password) {
        return device(relay.port(), Credential.of(peer.credential().username().orElseThrow(), password));
    }
}
