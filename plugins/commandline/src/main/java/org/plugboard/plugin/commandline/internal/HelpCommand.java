// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For whoever asks by a word instead of an option. */
@Command(
        name = "help",
        description = "Prints the help, of all or of one command.",
        footer = {"plugboard help", "plugboard help exec"})
final class HelpCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private @Nullable String name;

    @Override
    public void run() {
        CommandLine all = spec.commandLine().getParent();
        CommandLine one = name == null ? all : all.getSubcommands().get(name);
        if (one == null) {
            throw new ParameterException(
                    all,
                    "no command '" + name + "'"
                            + Names.nearest(name, all.getSubcommands().keySet())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        one.usage(all.getOut());
    }
}
