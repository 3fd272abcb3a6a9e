// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * What a connection of any class that leads to a device must do, and pools of it; on a {@link Peer} behind a wire that the test can
 * hold, so that it knows that a call is under way. A connection is taken to be one TCP connection.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PeerContract extends PoolContract {

    /** Longer than anything here takes. */
    protected static final Duration LONG = Duration.ofSeconds(60);

    /** Far above what a refusal takes and far below the limit of a test, so that an error cannot be the limit's. */
    protected static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private static final int ROUNDS = 60;

    private Peer peer;
    private Relay relay;

    /** For the subclass. */
    protected PeerContract() {}

    /**
     * Starts the device, once for all tests.
     *
     * @param folder for files that it needs
     */
    protected abstract Peer startPeer(Path folder) throws IOException;

    /** The protocol of the path; by default it is called as the class is. */
    protected String protocol() {
        return className();
    }

    /** The device, but for its credentials, as a testbed has it when the peer is reached at this port. */
    protected DeviceFacts.Builder facts(int port) {
        return DeviceFacts.named("phoenix")
                .path(org.plugboard.device.Path.of(
                        "line", Map.of("protocol", protocol(), "ip", "127.0.0.1", "port", port)));
    }

    /** Whether the class, while it connects, waits for something that the peer says; if it does not, silence is no error. */
    protected boolean connectHearsThePeer() {
        return true;
    }

    @BeforeAll
    void startPeerOnce(@TempDir Path folder) throws IOException {
        peer = startPeer(folder);
    }

    @AfterAll
    void stopPeer() {
        peer.close();
    }

    @Override
    @BeforeEach
    void start() {
        closeRelay();
        relay = new Relay(peer.port());
        super.start();
    }

    @AfterEach
    void closeRelay() {
        if (relay != null) {
            relay.close();
        }
    }

    /** The wire to the peer in the running test. */
    protected final Relay relay() {
        return relay;
    }

    @Override
    protected final DeviceFacts facts() {
        return facts(relay.port(), peer.credential());
    }

    private DeviceFacts facts(int port, Optional<Credential> credential) {
        DeviceFacts.Builder facts = facts(port);
        credential.map(Credentials::of).ifPresent(facts::credentials);
        return facts.build();
    }

    private Connection connect() {
        return device().connect(request().with("connect_timeout", CONNECT_TIMEOUT));
    }

    /** A call whose answer is on its way and does not come. */
    private Calling callThatWaits(Connection connection) throws InterruptedException {
        relay.holdAfter(0);
        Calling calling = Calling.start(() -> connection.call("execute", question(7), LONG));
        relay.awaitHeld();
        return calling;
    }

    /** Waits, with a bound, until no session to the peer is open. */
    protected final void awaitHungUp() {
        Eventually.await(() -> relay.open() + " clients have not hung up", () -> relay.open() == 0);
    }

    @Test
    @Tag("semantics-13")
    void nothingIsSentBeforeConnect() {
        device().instantiate(request()).with("connect_timeout", CONNECT_TIMEOUT);

        assertThat(relay.accepted()).isZero();
    }

    @Test
    void anUnknownArgumentIsRefusedBeforeAnythingIsOpened() {
        assertThat(catchThrowableOfType(UnknownNameException.class, () -> device().connect(
                                request().with("connect_timeot", CONNECT_TIMEOUT))))
                .extracting(UnknownNameException::nearest)
                .isEqualTo(Optional.of("connect_timeout"));
        assertThat(relay.accepted()).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTriedAgain() {
        String wrong = "wr0ng-and-secret";
        Device stranger = stranger(wrong);

        AuthenticationException refused = catchThrowableOfType(
                AuthenticationException.class,
                () -> stranger.connect(request().with("connect_timeout", CONNECT_TIMEOUT)));

        assertThat(refused)
                .isNotNull()
                .hasMessageStartingWith(device().name() + "/")
                .hasMessageNotContaining(wrong);
        assertThat(stranger.isConnected()).isFalse();
        assertThat(relay.accepted()).isEqualTo(1);
        awaitHungUp();
    }

    @Test
    void aClosedPortIsNamed() throws IOException {
        int port = closedPort();
        Device nobody = plugboard().device(facts(port, peer.credential()));

        assertThat(catchThrowableOfType(ConnectFailedException.class, () -> nobody.connect(request())))
                .isNotNull()
                .hasMessageStartingWith(device().name() + "/")
                .hasMessageContaining(String.valueOf(port));
        assertThat(nobody.isConnected()).isFalse();
    }

    private void assumeConnectHearsThePeer() {
        assumeTrue(connectHearsThePeer(), "connecting does not wait for the peer");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aSilentPeerIsGivenUpAfterTheConnectTimeout() {
        assumeConnectHearsThePeer();
        relay.holdAfter(0);

        assertThat(catchThrowableOfType(TimedOutException.class, () -> device().connect(
                                request().with("connect_timeout", Duration.ofMillis(300)))))
                .isNotNull()
                .hasMessageStartingWith(device().name() + "/")
                .hasMessageContaining("300 ms");
        awaitHungUp();
        relay.release();
        assertAnswers(connect(), 1);
    }

    @Test
    void whoIsInterruptedWhileItConnectsGivesUp() throws Exception {
        assumeConnectHearsThePeer();
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
        assumeConnectHearsThePeer();
        relay.holdAfter(0);
        Connection connection = device().instantiate(request().with("connect_timeout", CONNECT_TIMEOUT));
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
            assertThat(caller.result()).isSameAs(device().alias("default"));
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
                .hasMessageStartingWith(device().name() + "/");
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
                .hasMessageStartingWith(device().name() + "/")
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
        plugboard().close();

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
        plugboard().close();
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
                if (hasLogin()) {
                    Device stranger = stranger("wr0ng");
                    assertThat(catchThrowableOfType(AuthenticationException.class, () -> stranger.connect(request())))
                            .isNotNull();
                }
            }
        }
    }

    /** The device with a password that it does not let in; the test is left out if it lets anybody in. */
    final Device stranger(String password) {
        assumeTrue(hasLogin(), "the peer lets anybody in");
        String name = peer.credential().flatMap(Credential::username).orElse("nobody");
        return plugboard().device(facts(relay.port(), Optional.of(Credential.of(name, password))));
    }

    private boolean hasLogin() {
        return peer.credential().isPresent();
    }
}
