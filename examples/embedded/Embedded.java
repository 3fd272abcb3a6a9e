// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
import static org.plugboard.connection.ConnectRequest.via;

import java.nio.file.Path;
import java.util.List;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.device.Device;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.plugin.telnet.internal.TelnetTransportFactory;
import org.plugboard.plugin.terminal.internal.CliConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.plugin.testbed.internal.YamlTestbedSource;

/** Plugboard in a program of its own, without a container. Reads lab.yaml of the folder in which it runs. */
public final class Embedded {
    public static void main(String[] args) {
        try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
                .connections(new CliConnectionFactory(new TerminalFactoryComponent()))
                .transports(new TcpTransportFactory(), new SshTransportFactory(), new TelnetTransportFactory())
                .testbeds(new YamlTestbedSource())
                .defaultClass("cli")
                .build()) {
            Device r1 = plugboard.load(Path.of("lab.yaml")).device("R1");
            r1.connect(via("mgmt"));
            System.out.println(r1.execute("show version"));           // the default connection's service
            r1.connect(via("console").alias("con"));
            System.out.println(r1.alias("con").execute("show clock")); // that alias's service
            r1.as(Cli.class).configure("interface Loopback0\n description made by Plugboard");   // typed
            r1.call("execute", "show clock", "10s");                   // by name, for shells and scripts
            Connection pool = r1.connect(via("mgmt").alias("pool").pool(3)); // each call takes a session that is free
            List.of("show clock", "show users", "show version").parallelStream()
                    .map(pool::execute)
                    .forEach(System.out::println);
            r1.destroyAll();
        }
    }
}
