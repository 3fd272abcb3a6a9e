// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The command line engine as a service. */
@Component
public final class TerminalFactoryComponent implements TerminalFactory {

    private final Platforms platforms;

    /** Reads the platforms. */
    @Activate
    public TerminalFactoryComponent() {
        platforms = new Platforms();
    }

    @Override
    public Terminal create(ConnectionContext context, String protocol) {
        return new CliSession(context, protocol, platforms.of(context.device()), Settings.of(context));
    }
}
