// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import static org.plugboard.connection.ConnectRequest.using;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.contract.Relay;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.itests.framework.storm.Line.Speech;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Simulated devices, some of which can be killed, and lines of every class to them: plain ones and pools. */
final class Lab implements AutoCloseable {

    /** Above what is called hung, so that nobody is sent away before. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    private final Plugboard plugboard;
    private final DeviceSimulator simulator;
    private final Path folder;
    private final List<SimulatedDevice> peers = new ArrayList<>();
    private final List<Relay> wires = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Lab(Plugboard plugboard, DeviceSimulator simulator, Path folder) {
        this.plugboard = plugboard;
        this.simulator = simulator;
        this.folder = folder;
    }

    /** Adds a device that nobody harms. */
    void addCalm(String name) throws IOException {
        SimulatedDevice peer = start(name);
        addDevice(name, peer, peer.port("telnet"), peer.port("ssh"));
    }

    /** Adds a device behind wires that are cut. */
    void addMortal(String name) throws IOException {
        SimulatedDevice peer = start(name);
        Relay telnet = new Relay(peer.port("telnet"));
        wires.add(telnet);
        Relay ssh = new Relay(peer.port("ssh"));
        wires.add(ssh);
        addDevice(name, peer, telnet.port(), ssh.port());
    }

    private SimulatedDevice start(String name) throws IOException {
        Path description = folder.resolve("mirror.yaml");
        try (InputStream in = Lab.class.getResourceAsStream("/devices/mirror.yaml")) {
            Files.write(description, Objects.requireNonNull(in).readAllBytes());
        }
        SimulatedDevice peer = simulator.start(new Simulation.Described(description), name);
        peers.add(peer);
        return peer;
    }

    private void addDevice(String name, SimulatedDevice peer, int telnet, int ssh) {
        Device device = plugboard.device(facts(name)
                .os(peer.os())
                .credentials(Credentials.of(peer.credential()))
                .path(path("telnet", telnet))
                .path(path("ssh", ssh))
                .path(path("netconf", ssh))
                .build());
        devices.add(device);
        Set<String> overTelnet = Set.of("terminal", "telnet", "tcp");
        Set<String> overSsh = Set.of("terminal", "ssh", "tcp");
        Set<String> ofNetconf = Set.of("netconf", "ssh", "tcp");
        add(device, Speech.COMMANDS, overTelnet, request("cli", "telnet", "vty"));
        add(device, Speech.COMMANDS, overTelnet, request("telnet", "telnet", "vty2"));
        add(
                device,
                Speech.COMMANDS,
                overTelnet,
                request("cli", "telnet", "vtys").pool(4));
        add(device, Speech.COMMANDS, overSsh, request("cli", "ssh", "shell"));
        add(device, Speech.COMMANDS, overSsh, request("ssh", "ssh", "shells").pool(2));
        add(device, Speech.RPCS, ofNetconf, request("netconf", "netconf", "rpc"));
        add(
                device,
                Speech.RPCS,
                ofNetconf,
                request("netconf", "netconf", "rpcs").pool(2));
    }

    private static ConnectRequest request(String className, String path, String alias) {
        return using(className).overPath(path).alias(alias);
    }

    /** Adds lines of the example plugin, which needs no device. */
    void addEcho() {
        Device device = plugboard.device(facts("echo").build());
        devices.add(device);
        add(device, Speech.ECHO, Set.of("echo-plugin"), using("echo").alias("one"));
        add(
                device,
                Speech.ECHO,
                Set.of("echo-plugin"),
                using("echo").alias("many").pool(3));
    }

    private static DeviceFacts.Builder facts(String name) {
        return DeviceFacts.named(name)
                .defaultsTo("connect_timeout", PATIENT)
                .defaultsTo("lock_timeout", PATIENT)
                .defaultsTo("timeout", PATIENT);
    }

    private void add(Device device, Speech speech, Set<String> plugins, ConnectRequest request) {
        lines.add(new Line(device, device.connect(request), speech, plugins, new LongAdder()));
    }

    private org.plugboard.device.Path path(String protocol, int port) {
        Map<String, Object> entries = new HashMap<>(Map.of("protocol", protocol, "ip", "127.0.0.1", "port", port));
        if (!protocol.equals("telnet")) {
            entries.put("known_hosts", folder.resolve("known_hosts-" + port).toString());
        }
        return org.plugboard.device.Path.of(protocol, entries);
    }

    List<Line> lines() {
        return lines;
    }

    /** The lines that stand on this plugin. */
    List<Line> linesOn(String plugin) {
        return lines.stream().filter(line -> line.plugins().contains(plugin)).toList();
    }

    /** The wires that lead to devices that can be killed. */
    List<Relay> wires() {
        return wires;
    }

    @Override
    public void close() throws IOException {
        devices.forEach(Device::destroyAll);
        for (Relay wire : wires) {
            wire.close();
        }
        peers.forEach(SimulatedDevice::close);
    }
}
