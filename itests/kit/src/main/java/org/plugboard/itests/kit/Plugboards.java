// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.kit;

import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.netconf.internal.NetconfConnectionFactory;
import org.plugboard.plugin.replay.internal.ReplayConnectionFactory;
import org.plugboard.plugin.replay.internal.ReplayTransportFactory;
import org.plugboard.plugin.secrets.internal.CommandSource;
import org.plugboard.plugin.secrets.internal.ConfiguredSecrets;
import org.plugboard.plugin.secrets.internal.EnvironmentSource;
import org.plugboard.plugin.secrets.internal.FileSource;
import org.plugboard.plugin.secrets.internal.KeystoreSource;
import org.plugboard.plugin.secrets.internal.PromptSource;
import org.plugboard.plugin.ssh.internal.SshConnectionFactory;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.plugin.telnet.internal.TelnetConnectionFactory;
import org.plugboard.plugin.telnet.internal.TelnetTransportFactory;
import org.plugboard.plugin.terminal.internal.CliConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.plugin.testbed.internal.YamlTestbedSource;
import org.plugboard.plugin.tls.internal.TlsTransportFactory;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.TerminalFactory;
import org.plugboard.spi.TransportFactory;

/** Plugboards as an embedder makes them. */
public final class Plugboards {

    private Plugboards() {}

    /** With every class, transport, reader of testbeds and credential source of the project. */
    public static EmbeddedPlugboard withAllPlugins() {
        return over(new TcpTransportFactory());
    }

    /** The same over another transport {@code tcp}. */
    public static EmbeddedPlugboard over(TransportFactory tcp) {
        TerminalFactory terminals = new TerminalFactoryComponent();
        return of(
                tcp,
                new CliConnectionFactory(terminals),
                new SshConnectionFactory(terminals),
                new TelnetConnectionFactory(terminals),
                new NetconfConnectionFactory(),
                new ReplayConnectionFactory(terminals));
    }

    /** With this class only, and all the rest. */
    public static EmbeddedPlugboard with(ConnectionFactory factory) {
        return of(new TcpTransportFactory(), factory);
    }

    private static EmbeddedPlugboard of(TransportFactory tcp, ConnectionFactory... factories) {
        return EmbeddedPlugboard.builder()
                .connections(factories)
                .transports(
                        tcp,
                        new SshTransportFactory(),
                        new TlsTransportFactory(),
                        new TelnetTransportFactory(),
                        new ReplayTransportFactory())
                .testbeds(new YamlTestbedSource())
                .secretStrings(new ConfiguredSecrets())
                .credentialSources(
                        new EnvironmentSource(),
                        new FileSource(),
                        new KeystoreSource(),
                        new CommandSource(),
                        new PromptSource())
                .build();
    }
}
