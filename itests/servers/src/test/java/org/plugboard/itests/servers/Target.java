// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/**
 * A command line on a server that runs.
 *
 * @param protocol {@code ssh} or {@code telnet}, which is also the connection class
 * @param os the platform
 * @param port of the server on the loopback address
 * @param pid of the server
 * @param login what the server lets in
 * @param wrongLogin what it does not let in
 * @param arguments what the connection class is told of the path
 * @param speaker what the command line can be made to say
 */
record Target(
        String protocol,
        String os,
        int port,
        long pid,
        Credential login,
        Credential wrongLogin,
        Map<String, String> arguments,
        Speaker speaker) {

    /** A user of the fixture who has a password, on the server that is named after the protocol. */
    static Target of(Servers servers, String protocol, String os, String user, Speaker speaker) {
        return of(servers, protocol, protocol, os, user, speaker);
    }

    /** A user of the fixture who has a password, on this server. */
    static Target of(Servers servers, String server, String protocol, String os, String user, Speaker speaker) {
        String name = servers.text(user + ".user");
        return new Target(
                protocol,
                os,
                servers.number(server + ".port"),
                servers.number(server + ".pid"),
                Credential.of(name, servers.text(user + ".password")),
                Credential.of(name, "not the password"),
                Map.of(),
                speaker);
    }

    /** The same with an argument more. */
    Target with(String argument, java.nio.file.Path file) {
        Map<String, String> more = new LinkedHashMap<>(arguments);
        more.put(argument, file.toString());
        return new Target(protocol, os, port, pid, login, wrongLogin, more, speaker);
    }

    /** The device behind this address, with the only path {@code line}. */
    DeviceFacts at(String host, int hostPort, Credential credential) {
        Map<String, Object> path = new LinkedHashMap<>(arguments);
        path.putAll(Map.of("class", protocol, "protocol", protocol, "host", host, "port", hostPort));
        return DeviceFacts.named("device")
                .os(os)
                .path(Path.of("line", path))
                .credentials(Credentials.of(credential))
                .build();
    }
}
