// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.plugboard.connection.ConnectRequest.via;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Simulated devices with a command line over SSH and over Telnet. */
final class SimulatedLines implements AutoCloseable {

    static final String HOST = "R1";

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final Path knownHosts;

    SimulatedLines(Path folder) {
        knownHosts = folder.resolve("known_hosts");
    }

    /** A command line on such a device, connected over this protocol. */
    Connection connect(Simulation simulation, String protocol, boolean enable) {
        return connect(simulation, protocol, via("line").with("goto_enable", enable));
    }

    /** The same, connected as this request says. */
    Connection connect(Simulation simulation, String protocol, ConnectRequest request) {
        SimulatedDevice peer = simulator.start(simulation, HOST);
        Map<String, Object> path =
                new LinkedHashMap<>(Map.of("protocol", protocol, "ip", "127.0.0.1", "port", peer.port(protocol)));
        if (protocol.equals("ssh")) {
            path.put("known_hosts", knownHosts.toString());
        }
        Device device = plugboard.device(DeviceFacts.named(HOST)
                .os(peer.os())
                .credentials(Credentials.of(peer.credential()))
                .path(org.plugboard.device.Path.of("line", path))
                .build());
        return device.connect(request);
    }

    @Override
    public void close() {
        plugboard.close();
        simulator.close();
    }
}
