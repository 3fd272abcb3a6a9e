// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plugboard.contract.Relay;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** A simulated device that says back what it is told, behind wires that can be held, cut, and listened to. */
final class Peer implements AutoCloseable {

    /** States of a session that look alike from outside: whoever shares his session is found out by them. */
    static final List<String> COLORS = List.of("red", "green", "blue");

    private final SimulatedDevice simulated;
    private final Relay telnet;
    private final Relay ssh;
    private final Device device;

    /** Starts it under this name. */
    Peer(String name, DeviceSimulator simulator, Plugboard plugboard, Nonces nonces, Path folder) throws IOException {
        simulated = start(name, simulator, folder);
        telnet = new Relay(simulated.port("telnet"), nonces::tap);
        ssh = new Relay(simulated.port("ssh"));
        device = plugboard.device(DeviceFacts.named(name)
                .os(simulated.os())
                .credentials(Credentials.of(simulated.credential()))
                .path(path("telnet", telnet, folder))
                .path(path("ssh", ssh, folder))
                .path(path("netconf", ssh, folder))
                .build());
    }

    /** Starts a device that says back what it is told. */
    static SimulatedDevice start(String name, DeviceSimulator simulator, Path folder) throws IOException {
        Path description = Files.writeString(folder.resolve(name + ".yaml"), description());
        return simulator.start(new Simulation.Described(description), name);
    }

    private static org.plugboard.device.Path path(String protocol, Relay relay, Path folder) {
        Map<String, Object> entries =
                new LinkedHashMap<>(Map.of("protocol", protocol, "ip", "127.0.0.1", "port", relay.port()));
        if (!protocol.equals("telnet")) {
            entries.put(
                    "known_hosts", folder.resolve("known_hosts-" + relay.port()).toString());
        }
        return org.plugboard.device.Path.of(protocol, entries);
    }

    private static String description() throws IOException {
        try (InputStream in = Peer.class.getResourceAsStream("/devices/parrot.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Device device() {
        return device;
    }

    String name() {
        return device.name();
    }

    /** The wire of the protocol. */
    Relay wire(String protocol) {
        return protocol.equals("telnet") ? telnet : ssh;
    }

    /** How many clients there are. */
    int clients() {
        return telnet.open() + ssh.open();
    }

    @Override
    public void close() throws IOException {
        telnet.close();
        ssh.close();
        simulated.close();
    }
}
