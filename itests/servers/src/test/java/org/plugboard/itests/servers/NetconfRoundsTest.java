// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Eventually;
import org.plugboard.contract.Relay;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Sessions are opened and ended many times in every way, and leave no thread and no socket. */
@Timeout(value = 9, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetconfRoundsTest {

    /** netconfd takes 0.2 s to say hello. */
    private static final int ROUNDS_ON_NETCONFD = Integer.getInteger("plugboard.netconf.rounds", 100);

    /** 1,000 sessions, and 200 that are refused or out of time before they are one. */
    private static final int ROUNDS = 1200;

    private static final int WAYS = 6;

    /** Of an answer, which is encrypted, less than a packet. */
    private static final int PIECE = 10;

    @TempDir
    Path folder;

    private EmbeddedPlugboard plugboard;

    @BeforeEach
    void start() {
        plugboard = Plugboards.withAllPlugins();
    }

    @AfterEach
    void stop() {
        plugboard.close();
    }

    @Test
    void nothingIsLeftBehindByAThousandSessions() throws Exception {
        try (Simulator simulator = new Simulator();
                SimulatedDevice peer = simulator.start(new Simulation.Described(description()), "device");
                Relay relay = new Relay(peer.port("netconf"))) {
            nothingIsLeftBehind(ROUNDS, relay, simulated(peer, relay.port()));
        }
    }

    @Test
    void nothingIsLeftBehindByManySessionsWithARealServer() throws Exception {
        try (OwnNetconfd server = OwnNetconfd.start(folder);
                Relay relay = new Relay(server.port())) {
            nothingIsLeftBehind(ROUNDS_ON_NETCONFD, relay, server.device(relay.port()));
        }
    }

    private Path description() throws IOException {
        return Files.writeString(
                folder.resolve("device.yaml"),
                """
                os: generic
                start: exec
                states: {exec: {prompt: '{hostname}>'}}
                netconf:
                  running: <a xmlns="urn:a"/>
                """);
    }

    private DeviceFacts simulated(SimulatedDevice peer, int port) {
        Map<String, Object> path = Map.of(
                "protocol",
                "netconf",
                "host",
                "127.0.0.1",
                "port",
                port,
                "known_hosts",
                folder.resolve("known_hosts").toString());
        return DeviceFacts.named("device")
                .path(org.plugboard.device.Path.of("nc", path))
                .credentials(Credentials.of(peer.credential()))
                .build();
    }

    private void nothingIsLeftBehind(int rounds, Relay relay, DeviceFacts facts) throws Exception {
        Device device = plugboard.device(facts);
        for (int number = 0; number < WAYS; number++) {
            round(device, relay, number);
        }
        awaitHungUp(relay);
        Leavings before = Leavings.now();
        for (int number = 0; number < rounds; number++) {
            round(device, relay, number);
        }
        awaitHungUp(relay);
        Eventually.await(() -> "was " + before + ", is " + Leavings.now(), () -> Leavings.now()
                .isNoMoreThan(before));
    }

    /** Ends in turns by disconnect, by destroy, by close-session, by the peer at rest and in an answer, and before it is open. */
    private static void round(Device device, Relay relay, int number) throws Exception {
        switch (number % WAYS) {
            case 0 -> {
                Connection connection = Awake.awake(device.connect());
                assertThat(connection.execute("get-config running")).startsWith("<data");
                connection.disconnect();
            }
            case 1 -> device.connect().destroy();
            case 2 -> Awake.awake(device.connect()).as(Netconf.class).closeSession();
            case 3 -> {
                Connection connection = device.connect();
                relay.cut();
                Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
            }
            case 4 -> cutInAnAnswer(Awake.awake(device.connect()), relay);
            default -> {
                assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> device.connect(ConnectRequest.defaults().with("max_answer", 0))))
                        .isNotNull();
                device.destroyAll();
                assertThat(catchThrowableOfType(
                                TimedOutException.class,
                                () -> device.connect(
                                        ConnectRequest.defaults().with("connect_timeout", Duration.ofMillis(1)))))
                        .isNotNull();
                device.destroyAll();
            }
        }
    }

    private static void cutInAnAnswer(Connection connection, Relay relay) throws Exception {
        relay.holdAfter(PIECE);
        FutureTask<Throwable> failure = new FutureTask<>(() -> catchThrowable(() -> connection.execute("get")));
        Thread caller = new Thread(failure, "asks in vain");
        caller.start();
        relay.awaitHeld();
        relay.cut();
        relay.release();
        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(ConnectionClosedException.class);
        caller.join();
    }

    private static void awaitHungUp(Relay relay) {
        Eventually.await(() -> relay.open() + " clients have not hung up", () -> relay.open() == 0);
    }
}
