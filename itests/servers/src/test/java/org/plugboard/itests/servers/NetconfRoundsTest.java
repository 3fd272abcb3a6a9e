// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Eventually;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.itests.kit.Relay;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;

/** Sessions are opened and ended many times in every way, and leave no thread and no socket. */
class NetconfRoundsTest {

    /** {@code -Dplugboard.netconf.rounds} for another number. */
    private static final int ROUNDS = Integer.getInteger("plugboard.netconf.rounds", 1000);

    private static final int WAYS = 5;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 9, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nothingIsLeftBehindByAThousandSessions() throws Exception {
        try (OwnNetconfd server = OwnNetconfd.start(folder);
                Relay relay = new Relay(server.port());
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Device device = plugboard.device(server.device(relay.port()));
            for (int number = 0; number < WAYS; number++) {
                round(device, relay, number);
            }
            awaitHungUp(relay);
            Leavings before = Leavings.now();
            for (int number = 0; number < ROUNDS; number++) {
                round(device, relay, number);
            }
            awaitHungUp(relay);
            Eventually.await(() -> "was " + before + ", is " + Leavings.now(), () -> Leavings.now()
                    .isNoMoreThan(before));
        }
    }

    /** Ends in turns by disconnect, by destroy, by close-session, by the peer, and before the hello. */
    private static void round(Device device, Relay relay, int number) throws Exception {
        switch (number % WAYS) {
            case 0 -> {
                Connection connection = device.connect();
                assertThat(connection.execute("get-config running")).startsWith("<data");
                connection.disconnect();
            }
            case 1 -> device.connect().destroy();
            case 2 -> device.connect().as(Netconf.class).closeSession();
            case 3 -> {
                Connection connection = device.connect();
                relay.cut();
                Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
            }
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

    private static void awaitHungUp(Relay relay) {
        Eventually.await(() -> relay.open() + " clients have not hung up", () -> relay.open() == 0);
    }
}
