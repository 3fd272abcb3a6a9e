// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.Map;
import org.plugboard.device.Credential;

/**
 * A server to ask.
 *
 * @param name for the table
 * @param os decides the platform
 * @param port on 127.0.0.1
 * @param credential with user and password
 * @param command a command with a short answer
 * @param prompt how its prompt ends, for the bare client, which knows nothing else
 */
record Peer(String name, String os, int port, Credential credential, String command, String prompt) {

    Map<String, Object> path(String knownHosts) {
        return Map.of("protocol", "ssh", "ip", "127.0.0.1", "port", port, "known_hosts", knownHosts);
    }
}
