// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.device.Credential;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Starts devices that serve nothing; knows which of them run. */
final class NotingSimulator implements DeviceSimulator {

    final Queue<String> running = new ConcurrentLinkedQueue<>();
    final Queue<Simulation> simulations = new ConcurrentLinkedQueue<>();

    @Override
    public List<String> platforms() {
        return List.of("iosxe", "linux");
    }

    @Override
    public SimulatedDevice start(Simulation simulation, String hostname) {
        if (hostname.endsWith("13")) {
            throw new ConnectFailedException("simulator: " + hostname + " cannot listen");
        }
        simulations.add(simulation);
        running.add(hostname);
        return new NotingDevice(hostname);
    }

    private final class NotingDevice implements SimulatedDevice {

        private final String hostname;

        NotingDevice(String hostname) {
            this.hostname = hostname;
        }

        @Override
        public String hostname() {
            return hostname;
        }

        @Override
        public String os() {
            return "iosxe";
        }

        @Override
        public Set<String> protocols() {
            return Set.of("ssh", "telnet", "netconf");
        }

        @Override
        public int port(String protocol) {
            return 4000 + protocol.length();
        }

        @Override
        public Credential credential() {
            return new Credential(Map.of("username", "admin", "password", "p\"w"));
        }

        @Override
        public void close() {
            running.remove(hostname);
        }
    }
}
