// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The connection class {@code ssh}: a command line over SSH, whatever the path's protocol says. */
@Component
@ConnectionClass("ssh")
public final class SshConnectionFactory implements ConnectionFactory {

    private final TerminalFactory terminals;

    /** Makes its sessions with this engine. */
    @Activate
    public SshConnectionFactory(@Reference TerminalFactory terminals) {
        this.terminals = terminals;
    }

    @Override
    public Terminal create(ConnectionContext context) {
        return terminals.create(context, "ssh");
    }
}
