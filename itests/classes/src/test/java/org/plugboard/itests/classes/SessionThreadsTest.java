// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Footprint;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;

/** What a session that is open costs in threads, while many of them fit into one process. */
class SessionThreadsTest {

    private static final int SESSIONS = 8;
    private static final String SSHJ = "sshj-";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Way.class)
    void noSessionHasAThreadBesidesTheReaderOfSshj(Way way) throws IOException {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            // Sessions of a device that nobody holds are closed by the garbage collector.
            List<Connection> held = new ArrayList<>();
            held.add(connect(way, plugboard, simulator, "first"));
            List<String> before = Footprint.now().threads();

            for (int i = 0; i < SESSIONS; i++) {
                held.add(connect(way, plugboard, simulator, "r" + i));
            }

            List<String> more = new ArrayList<>(Footprint.now().threads());
            before.forEach(more::remove);
            assertThat(more.stream().filter(name -> !name.startsWith("simulator")))
                    .hasSize(way.isEncrypted() ? SESSIONS : 0)
                    .allMatch(name -> name.startsWith(SSHJ));
            assertThat(held).allMatch(Connection::isConnected);
        }
    }

    private Connection connect(Way way, EmbeddedPlugboard plugboard, Simulator simulator, String name)
            throws IOException {
        Connection connection = plugboard
                .device(way.device(simulator.start(AnswerFault.SILENT.device(folder), name), folder))
                .connect(way.request());
        assertThat(connection.execute(way.question())).isNotNull();
        return connection;
    }
}
