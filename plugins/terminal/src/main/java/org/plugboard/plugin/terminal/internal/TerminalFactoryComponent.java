// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.file.Path;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.plugin.terminal.internal.platform.PlatformProvider;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The command line engine as a service. */
@Component
public final class TerminalFactoryComponent implements TerminalFactory {

    private final Platforms platforms;

    /** For the container. */
    @Activate
    public TerminalFactoryComponent(@Reference PlatformProvider platforms) {
        this.platforms = platforms.platforms();
    }

    /** With the platforms of this module, without a container. */
    public TerminalFactoryComponent() {
        this.platforms = new Platforms();
    }

    private TerminalFactoryComponent(Platforms platforms) {
        this.platforms = platforms;
    }

    /** With those of a folder, too, without a container; files that change there hold for the next session. */
    public static TerminalFactoryComponent withPlatformsIn(Path folder) {
        return new TerminalFactoryComponent(new Platforms(folder));
    }

    @Override
    public Terminal create(ConnectionContext context, String protocol) {
        ConnectionContext placed = context.placed(null, Set.of(protocol));
        return new CliSession(placed, protocol, platforms.of(placed.device()), Settings.of(placed));
    }
}
