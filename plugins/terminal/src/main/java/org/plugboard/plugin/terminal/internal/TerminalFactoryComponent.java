// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The command line engine as a service. */
@Component
public final class TerminalFactoryComponent implements TerminalFactory {

    private final Platforms platforms = new Platforms();

    @Override
    public Terminal create(ConnectionContext context, String protocol) {
        ConnectionContext placed = context.path().isPresent() ? context : context.on(firstPath(context, protocol));
        return new CliSession(placed, protocol, platforms.of(placed.device()), Settings.of(placed));
    }

    private static Path firstPath(ConnectionContext context, String protocol) {
        return context.paths().stream()
                .filter(path -> path.protocol().filter(protocol::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("%s: no path has protocol %s; there are %s"
                        .formatted(
                                context.name(),
                                protocol,
                                context.paths().stream().map(Path::name).toList())));
    }
}
