// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.spi.SimulatedDevice;

/**
 * Writes the testbed that leads to simulated devices. Their passwords stand in it: each was made for its device, opens
 * nothing else, and is worth nothing when that has stopped.
 */
final class LabTestbed {

    /** How such a file begins; one that begins otherwise is somebody's own. */
    static final String MARK = "# Written by 'plugboard simulate'";

    /** What people call the way over a protocol. */
    private static final Map<String, String> PATHS = Map.of("ssh", "cli", "telnet", "console");

    private LabTestbed() {}

    /**
     * The text of the file.
     *
     * @param knownHosts where the host keys of the devices are learnt, so that nobody's own file is touched
     */
    static String yaml(String name, List<SimulatedDevice> devices, String knownHosts) {
        StringBuilder yaml = new StringBuilder(MARK)
                .append(": it leads to devices that are gone when that command has ended.\n")
                .append("testbed:\n  name: ")
                .append(Json.of(name))
                .append("\ndevices:\n");
        devices.forEach(device -> device(yaml, device, knownHosts));
        return yaml.toString();
    }

    private static void device(StringBuilder yaml, SimulatedDevice device, String knownHosts) {
        yaml.append("  ").append(Json.of(device.hostname())).append(":\n");
        yaml.append("    os: ").append(Json.of(device.os())).append("\n    platform: simulated\n");
        yaml.append("    credentials:\n      default:\n");
        credential(yaml, device.credential());
        yaml.append("    connections:\n");
        for (String protocol : protocols(device)) {
            yaml.append("      ").append(path(protocol)).append(":\n");
            yaml.append("        protocol: ").append(protocol).append('\n');
            yaml.append("        host: 127.0.0.1\n");
            yaml.append("        port: ").append(device.port(protocol)).append('\n');
            if (!protocol.equals("telnet")) {
                yaml.append("        known_hosts: ").append(Json.of(knownHosts)).append('\n');
            }
        }
    }

    private static void credential(StringBuilder yaml, Credential credential) {
        credential.fields().forEach((field, value) -> {
            Object plain = value instanceof Secret secret ? secret.reveal() : value;
            yaml.append("        ")
                    .append(field)
                    .append(": ")
                    .append(Json.of(plain))
                    .append('\n');
        });
    }

    /** What the device speaks, what people know best first. */
    static List<String> protocols(SimulatedDevice device) {
        return device.protocols().stream()
                .sorted(Comparator.<String, Boolean>comparing(protocol -> !PATHS.containsKey(protocol))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The name of the path over this protocol: that of the protocol, if people have no other for it. */
    static String path(String protocol) {
        return PATHS.getOrDefault(protocol, protocol);
    }
}
