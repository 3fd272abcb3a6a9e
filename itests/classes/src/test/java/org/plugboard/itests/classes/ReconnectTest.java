// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.contract.Calling;
import org.plugboard.contract.Eventually;
import org.plugboard.contract.Relay;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;

/** Every class over every protocol is connected again by the next call, when its peer has hung up or it was idle. */
@Timeout(120)
class ReconnectTest {

    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private Relay relay;

    @AfterEach
    void stop() throws IOException {
        plugboard.close();
        simulator.close();
        relay.close();
    }

    private Connection connect(Way way, ConnectRequest request) throws IOException {
        int port = simulator
                .start(AnswerFault.SILENT.device(folder), "phoenix")
                .port(way.isEncrypted() ? (way == Way.NETCONF ? "netconf" : "ssh") : "telnet");
        relay = new Relay(port);
        return plugboard.device(way.device(relay.port(), folder)).connect(request.with("reconnect", true));
    }

    @ParameterizedTest
    @EnumSource
    void aCallConnectsAgainWhatThePeerHasEnded(Way way) throws IOException {
        Connection connection = connect(way, way.request());
        String answer = connection.execute(way.question());
        relay.cut();
        Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());

        assertThat(connection.execute(way.question())).isEqualTo(answer);
        assertThat(relay.accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsCutOffIsNotRepeatedAndTheNextOneConnects(Way way) throws Exception {
        Connection connection = connect(way, way.request());
        String answer = connection.execute(way.question());
        relay.holdAfter(0);
        Calling calling = Calling.start(() -> connection.execute(way.question()));
        relay.awaitHeld();
        relay.cut();
        relay.release();

        assertThat(calling.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThat(relay.accepted()).isEqualTo(1);
        assertThat(connection.execute(way.question())).isEqualTo(answer);
        assertThat(relay.accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anIdleSessionIsClosedAndOpenedByTheNextCall(Way way) throws IOException {
        Connection connection = connect(way, way.request().with("idle_timeout", Duration.ofSeconds(1)));
        String answer = connection.execute(way.question());
        Eventually.await(() -> relay.open() + " clients", () -> relay.open() == 0);

        assertThat(connection.execute(way.question())).isEqualTo(answer);
        connection.disconnect();
        assertThatThrownBy(() -> connection.execute(way.question())).hasMessageContaining("not connected");
    }
}
