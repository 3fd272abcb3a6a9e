// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The command line engine as a service. */
@Component
public final class TerminalFactoryComponent implements TerminalFactory {

    private final Platforms platforms = new Platforms();

    @Override
    public Terminal create(ConnectionContext context, String protocol) {
        ConnectionContext placed = context.placed(null, Set.of(protocol));
        return new CliSession(placed, protocol, platforms.of(placed.device()), Settings.of(placed));
    }
}
