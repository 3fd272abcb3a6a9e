// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The connection class {@code telnet}: a command line over Telnet, whatever the path's protocol says. */
@Component
@ConnectionClass("telnet")
public final class TelnetConnectionFactory implements ConnectionFactory {

    private final TerminalFactory terminals;

    /** Makes its sessions with this engine. */
    @Activate
    public TelnetConnectionFactory(@Reference TerminalFactory terminals) {
        this.terminals = terminals;
    }

    @Override
    public Terminal create(ConnectionContext context) {
        return terminals.create(context, "telnet");
    }
}
