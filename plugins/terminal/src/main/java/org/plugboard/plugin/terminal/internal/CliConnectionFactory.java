// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionAlias;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.ConnectionProtocol;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The connection class {@code cli}: a command line over whatever transport its path names. */
@Component
@ConnectionClass({"cli", "unicon.Unicon", "unicon.Connection", "unicon.XRUTConnect"})
@ConnectionAlias("cli")
@ConnectionProtocol({"ssh", "telnet", "tcp", "command"})
public final class CliConnectionFactory implements ConnectionFactory {

    private static final String PREFERRED_PATH = "cli";

    private final TerminalFactory terminals;

    /** With the engine that makes its sessions. */
    @Activate
    public CliConnectionFactory(@Reference TerminalFactory terminals) {
        this.terminals = terminals;
    }

    @Override
    public Terminal create(ConnectionContext context) {
        ConnectionContext placed = context.placed(PREFERRED_PATH, context.protocols());
        Path path = placed.path().orElseThrow();
        String protocol = path.protocol()
                .orElseThrow(() -> new InvalidRequestException("%s: path %s has no protocol; add one of %s"
                        .formatted(context.name(), path.name(), context.protocols())));
        return terminals.create(placed, protocol);
    }
}
