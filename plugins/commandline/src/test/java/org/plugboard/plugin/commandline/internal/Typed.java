// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Plugboard;
import org.plugboard.plugin.commandline.internal.Surroundings.PluginServices;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.Shell;

/** The command line with all that it needs, and what it has printed. */
final class Typed {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Hand keyboard = new Hand();
    final Opened opened = new Opened();
    final Commands commands;

    /** The plugins that are there, besides those of {@code plugboard}. */
    volatile @Nullable DeviceSimulator simulator;

    volatile @Nullable Shell shell;

    volatile @Nullable SecretStrings secretStrings;

    volatile @Nullable PlatformCatalog platforms;

    Typed(Plugboard plugboard) {
        this(plugboard, Path.of(""));
    }

    /** In the distribution of this folder. */
    Typed(Plugboard plugboard, Path home) {
        this.commands = new Commands(
                new Surroundings(
                        plugboard,
                        new PluginServices(() -> simulator, () -> shell, () -> secretStrings, () -> platforms),
                        keyboard,
                        home,
                        opened),
                jar -> {
                    throw new AssertionError("nobody may install " + jar);
                },
                "1.2.3");
        commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    /** Runs a command and returns its exit code. */
    int execute(String... words) {
        int exit = commands.execute(words);
        commands.line().getOut().flush();
        commands.line().getErr().flush();
        return exit;
    }
}
