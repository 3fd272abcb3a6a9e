// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Eventually;
import org.plugboard.contract.Relay;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;

/** A netconfd of the test's own that is stopped and killed at the worst moments; nothing is left behind by any of them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetconfFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** More than all buffers between the server and a relay that takes nothing. */
    private static final int LARGE = 12 * 1024 * 1024;

    /** netconfd takes no request of more than a few MiB. */
    private static final int COMMENT = 1024 * 1024;

    /** In the middle of an answer. */
    private static final int HELD = 200_000;

    @TempDir
    Path folder;

    private OwnNetconfd server;
    private EmbeddedPlugboard plugboard;
    private ExecutorService threads;
    private Leavings before;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = OwnNetconfd.start(folder);
        plugboard = Plugboards.withAllPlugins();
        threads = Executors.newCachedThreadPool();
        // The manager's threads are there from its first connection on.
        device().connect(request(LONG)).destroy();
        before = Leavings.now();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (threads != null) {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        if (plugboard != null) {
            plugboard.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Device device() {
        return plugboard.device(server.device(server.port()));
    }

    private static ConnectRequest request(Duration limit) {
        return ConnectRequest.via("nc").with("connect_timeout", limit);
    }

    private static Throwable failure(Future<?> call) throws InterruptedException {
        try {
            return new AssertionError("no failure but " + call.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private void awaitNothingLeft() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Eventually.await(() -> "was " + before + ", is " + Leavings.now(), () -> Leavings.now()
                .isNoMoreThan(before));
    }

    @Test
    void aHelloThatNeverComesEndsAtTheDeadline() throws Exception {
        server.freeze();
        assertThat(catchThrowableOfType(TimedOutException.class, () -> device().connect(request(SHORT))))
                .isNotNull()
                .hasMessageStartingWith("device/default: the device's hello did not come in 500 ms");
        awaitNothingLeft();
    }

    @Test
    void aServerThatIsKilledBeforeItsHelloIsSaidAtOnce() throws Exception {
        server.freeze();
        Connection connection = device().instantiate(request(LONG));
        Future<?> connecting = threads.submit(() -> connection.connect());
        Eventually.await(() -> "no client came", server::hasClient);
        server.kill();
        assertThat(failure(connecting))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("before its hello");
        assertThat(connection.isConnected()).isFalse();
        awaitNothingLeft();
    }

    @Test
    void aServerThatIsKilledInAFrameEndsAllCalls() throws Exception {
        try (Relay relay = new Relay(server.port())) {
            Connection connection =
                    Awake.awake(plugboard.device(server.device(relay.port())).connect(request(LONG)));
            Netconf netconf = connection.as(Netconf.class);
            for (int i = 0; i < LARGE / COMMENT; i++) {
                netconf.editConfig(Datastore.CANDIDATE, rule("rule" + i, "x".repeat(COMMENT)));
            }
            relay.holdAfter(HELD);
            List<Future<?>> calls = List.of(
                    threads.submit(() -> netconf.getConfig(Datastore.CANDIDATE)),
                    threads.submit(() -> netconf.getConfig(Datastore.CANDIDATE)));
            relay.awaitHeld();
            server.kill();
            relay.release();
            for (Future<?> call : calls) {
                assertThat(failure(call))
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageStartingWith("device/default: the device closed");
            }
            assertThat(connection.isConnected()).isFalse();
        }
        awaitNothingLeft();
    }

    @Test
    void aServerThatIsKilledBetweenFramesIsNoticed() throws Exception {
        Connection connection = Awake.awake(device().connect(request(LONG)));
        assertThat(connection.execute("get-config running")).startsWith("<data");
        server.kill();
        Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
        assertThat(catchThrowableOfType(ConnectionException.class, () -> connection.execute("get-config running")))
                .isInstanceOfAny(ConnectionClosedException.class, NotConnectedException.class);
        awaitNothingLeft();
    }

    @Test
    void aCloseThatIsNeverAnsweredEndsAllTheSame() throws Exception {
        Connection connection = Awake.awake(device().connect(request(LONG)));
        server.freeze();
        connection.disconnect();
        assertThat(connection.isConnected()).isFalse();
        awaitNothingLeft();
    }

    @Test
    void anEndThatTheServerDoesNotAgreeToEndsAtTheDeadline() throws Exception {
        Connection connection = Awake.awake(device().connect(request(LONG).with("timeout", SHORT)));
        server.freeze();
        assertThat(catchThrowableOfType(
                        TimedOutException.class,
                        () -> connection.as(Netconf.class).closeSession()))
                .isNotNull()
                .hasMessageStartingWith("device/default: no reply to close-session");
        connection.destroy();
        awaitNothingLeft();
    }

    @Test
    void anAnswerThatComesTooLateIsNobodys() throws Exception {
        Connection connection = Awake.awake(device().connect(request(LONG)));
        Netconf netconf = connection.as(Netconf.class);
        server.freeze();
        assertThat(catchThrowableOfType(
                        TimedOutException.class, () -> netconf.execute("<late xmlns='urn:late'/>", SHORT)))
                .isNotNull();
        server.thaw();
        for (int i = 0; i < 3; i++) {
            assertThat(netconf.getConfig(Datastore.RUNNING).text()).startsWith("<data");
        }
    }

    private static String rule(String name, String comment) {
        return """
                <nacm xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-acm"><rule-list><name>%s</name>
                <rule><name>r</name><action>permit</action><comment>%s</comment></rule></rule-list></nacm>"""
                .formatted(name, comment);
    }
}
