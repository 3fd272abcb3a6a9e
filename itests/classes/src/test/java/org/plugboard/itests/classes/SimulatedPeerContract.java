// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.contract.Peer;
import org.plugboard.contract.PeerPoolContract;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** The contract of a class of the project, on a simulated device. */
abstract class SimulatedPeerContract extends PeerPoolContract {

    @TempDir
    private Path hostKeys;

    private SimulatedDevice device;

    @Override
    protected abstract String protocol();

    /** What the device behaves like; a file of it may be written into this folder. */
    Simulation simulation(Path devices) throws IOException {
        return new Simulation.Shipped("linux");
    }

    @Override
    protected EmbeddedPlugboard plugboardWith(ConnectionFactory factory) {
        return Plugboards.with(factory);
    }

    @Override
    protected Peer startPeer(Path folder) throws IOException {
        Simulator simulator = new Simulator();
        device = simulator.start(simulation(folder), "phoenix");
        return new Peer() {
            @Override
            public int port() {
                return device.port(protocol());
            }

            @Override
            public Optional<Credential> credential() {
                return Optional.of(device.credential());
            }

            @Override
            public void close() {
                simulator.close();
            }
        };
    }

    @Override
    protected DeviceFacts.Builder facts(int port) {
        Map<String, Object> path = protocol().equals("telnet")
                ? Map.of("protocol", protocol(), "ip", "127.0.0.1", "port", port)
                : Map.of(
                        "protocol",
                        protocol(),
                        "ip",
                        "127.0.0.1",
                        "port",
                        port,
                        "known_hosts",
                        hostKeys.resolve("known_hosts").toString());
        return DeviceFacts.named("phoenix").os(device.os()).path(org.plugboard.device.Path.of("line", path));
    }
}
