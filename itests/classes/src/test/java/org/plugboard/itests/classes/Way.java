// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.SimulatedDevice;

/** The connection classes with the protocols that carry them. */
enum Way {
    CLI_OVER_SSH("cli", "ssh"),
    CLI_OVER_TELNET("cli", "telnet"),
    SSH("ssh", "ssh"),
    TELNET("telnet", "telnet"),
    NETCONF("netconf", "netconf");

    private final String className;
    private final String protocol;

    Way(String className, String protocol) {
        this.className = className;
        this.protocol = protocol;
    }

    ConnectRequest request() {
        return ConnectRequest.using(className);
    }

    /** What a simulated device answers with its name in it. */
    String question() {
        return this == NETCONF ? "get-config running" : "say phoenix";
    }

    /** What a device of {@link AnswerFault} answers badly. */
    String hostileQuestion() {
        return this == NETCONF ? "get" : "boom";
    }

    /** The device that leads to a simulated one. */
    DeviceFacts device(SimulatedDevice peer, Path folder) {
        return device(peer.port(protocol), folder);
    }

    /** The same with other credentials. */
    DeviceFacts device(SimulatedDevice peer, Path folder, Credentials credentials) {
        return device(peer.port(protocol), folder, credentials);
    }

    /**
     * A device, named after this way, whose only path leads to this port. What is known of its key lies in a file of its
     * own in the folder, since the system gives a port again, to a peer with another key.
     */
    DeviceFacts device(int port, Path folder) {
        return device(port, folder, Credentials.of(Credential.of("admin", "cisco123")));
    }

    private DeviceFacts device(int port, Path folder, Credentials credentials) {
        Map<String, Object> path = new LinkedHashMap<>(Map.of("protocol", protocol, "ip", "127.0.0.1", "port", port));
        if (isEncrypted()) {
            path.put(
                    "known_hosts",
                    folder.resolve("known_hosts-" + UUID.randomUUID()).toString());
        }
        return DeviceFacts.named(name())
                .os("iosxe")
                .credentials(credentials)
                .path(org.plugboard.device.Path.of("line", path))
                .build();
    }

    /** Whether a handshake stands before all that a session says. */
    boolean isEncrypted() {
        return !protocol.equals("telnet");
    }
}
