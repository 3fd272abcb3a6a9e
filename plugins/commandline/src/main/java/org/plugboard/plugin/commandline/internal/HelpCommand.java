// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.List;
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
        footer = {"plugboard help", "plugboard help exec", "plugboard help secret encode"})
final class HelpCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..2", paramLabel = "COMMAND", description = "The command, one word or two.")
    private List<String> names = new ArrayList<>();

    @Override
    public void run() {
        CommandLine all = spec.commandLine().getParent();
        CommandLine one = all;
        for (String name : names) {
            one = behind(one, name);
        }
        one.usage(all.getOut());
    }

    private static CommandLine behind(CommandLine group, String name) {
        CommandLine command = group.getSubcommands().get(name);
        if (command == null) {
            throw new ParameterException(
                    group,
                    "no command '" + name + "'"
                            + Names.nearest(name, group.getSubcommands().keySet())
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(""));
        }
        return command;
    }
}
