// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.TestbedException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about words that make no command: one line with what is wrong; the whole help would push it out of sight. */
final class WrongUsage {

    private WrongUsage() {}

    /** Whether something failed by what its user gave: a name, a value, a file; whoever changes that may succeed. */
    static boolean isShownBy(Exception failure) {
        return failure instanceof TestbedException
                || failure instanceof UnknownNameException
                || failure instanceof InvalidRequestException;
    }

    /** Says it and gives the exit code. */
    static int tell(ParameterException wrong, String... words) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("plugboard: " + message(wrong, words));
        if (wrong instanceof MissingParameterException) {
            err.print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
        }
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String message(ParameterException wrong, String... words) {
        CommandLine command = wrong.getCommandLine();
        Optional<String> option = unknownOption(command, words);
        if (option.isPresent()) {
            return near("unknown option", option.get(), longOptions(command));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()) {
            return near(
                    "no command",
                    unmatched.getUnmatched().get(0),
                    command.getSubcommands().keySet());
        }
        return wrong.getMessage().replaceFirst("^Error: ", "");
    }

    /** The first that the command does not have; a value behind it may have been taken for something else and told instead. */
    private static Optional<String> unknownOption(CommandLine command, String... words) {
        // What stands behind the name of a command is the command's.
        boolean isAll = !command.getSubcommands().isEmpty();
        return Arrays.stream(words)
                .takeWhile(word -> !word.equals("--") && (!isAll || word.startsWith("-")))
                .filter(word -> word.matches("--[a-z].*"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(name -> !command.getCommandSpec().optionsMap().containsKey(name))
                .findFirst();
    }

    private static List<String> longOptions(CommandLine command) {
        List<String> names =
                new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
        names.removeIf(name -> !name.startsWith("--"));
        return names;
    }

    private static String near(String what, String name, Collection<String> known) {
        return what + " '" + name + "'"
                + Names.nearest(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; there are: " + String.join(", ", known));
    }
}
