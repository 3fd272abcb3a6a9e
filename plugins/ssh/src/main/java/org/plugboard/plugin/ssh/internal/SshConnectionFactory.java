// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The connection class {@code ssh}: a command line over SSH, whatever the path's protocol says. */
@Component
@ConnectionClass("ssh")
public final class SshConnectionFactory implements ConnectionFactory {

    private static final String PROTOCOL = "ssh";

    private final TerminalFactory terminals;

    /** Makes its sessions with this engine. */
    @Activate
    public SshConnectionFactory(@Reference TerminalFactory terminals) {
        this.terminals = terminals;
    }

    @Override
    public Terminal create(ConnectionContext context) {
        return terminals.create(context.path().isPresent() ? context : context.on(choosePath(context)), PROTOCOL);
    }

    private static Path choosePath(ConnectionContext context) {
        return context.paths().stream()
                .filter(path -> path.protocol().filter(PROTOCOL::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("%s: no path has protocol ssh; there are %s"
                        .formatted(
                                context.name(),
                                context.paths().stream().map(Path::name).toList())));
    }
}
