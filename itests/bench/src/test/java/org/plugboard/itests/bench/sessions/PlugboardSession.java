// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.plugin.telnet.internal.TelnetTransportFactory;
import org.plugboard.plugin.terminal.internal.CliConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;

/** A session of Plugboard: manager, terminal, ssh or telnet, tcp. */
final class PlugboardSession implements Session {

    private static final EmbeddedPlugboard PLUGBOARD = EmbeddedPlugboard.builder()
            .connections(new CliConnectionFactory(new TerminalFactoryComponent()))
            .transports(new TcpTransportFactory(), new SshTransportFactory(), new TelnetTransportFactory())
            .build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Device device;

    PlugboardSession(Target target, String protocol) {
        boolean ssh = protocol.equals("ssh");
        Map<String, Object> path = new HashMap<>(
                Map.of("protocol", protocol, "ip", "127.0.0.1", "port", ssh ? target.sshPort() : target.telnetPort()));
        if (ssh) {
            path.put("host_keys", "off");
        }
        device = PLUGBOARD.device(DeviceFacts.named("bench" + COUNT.incrementAndGet())
                .os(target.os())
                .defaultsTo("goto_enable", false)
                // Each has a name of its own, which is not what the one server calls itself.
                .defaultsTo("learn_hostname", true)
                .credentials(Credentials.of(Credential.of(target.user(), target.password())))
                .path(Path.of("cli", path))
                .build());
        device.connect();
    }

    @Override
    public int ask(String command) {
        return device.execute(command).length();
    }

    @Override
    public void close() {
        device.destroyAll();
    }
}
