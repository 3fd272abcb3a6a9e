// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.TestbedException;
import org.plugboard.spi.DeviceSimulator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands under their one name, and what is the same for all: their errors, and that they leave nothing open. */
@Command(
        name = "plugboard",
        description = "Connects programs and people to network devices.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT)
final class Commands implements Callable<Integer> {

    private final Testbeds testbeds;
    private final Supplier<Plugins> plugins;
    private final CommandLine line;

    Commands(
            Testbeds testbeds,
            Supplier<Plugins> plugins,
            Supplier<@Nullable DeviceSimulator> simulators,
            Path demo,
            String version) {
        this.testbeds = testbeds;
        this.plugins = plugins;
        this.line = new CommandLine(this)
                .addSubcommand(new ExecCommand(testbeds))
                .addSubcommand(new RunCommand(testbeds, plugins))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new DemoCommand(testbeds, simulators, demo))
                .addSubcommand(new HelpCommand())
                .setParameterExceptionHandler(Commands::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
        line.getCommandSpec().versionProvider(() -> new String[] {"plugboard " + version});
    }

    /** The underlying parser, for the streams that it prints to. */
    CommandLine line() {
        return line;
    }

    /** Runs the command that the words name and returns its exit code. */
    int execute(String... words) {
        int exit = line.execute(words);
        line.getOut().flush();
        if (exit > 0 && !testbeds.ended()) {
            plugins.get().missing().ifPresent(missing -> line.getErr().println("plugboard: " + missing));
            line.getErr().flush();
        }
        if (exit != RunCommand.STAY) {
            testbeds.close();
        }
        return exit;
    }

    /** Whoever says nothing sees what there is to say. */
    @Override
    public Integer call() {
        line.getErr().println("plugboard: a command is missing");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /** One line says what is wrong; the whole help would push it out of sight. */
    private static int wrongUsage(ParameterException wrong, String... words) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("plugboard: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'");
        err.flush();
        return ExitCode.USAGE;
    }

    /** A connection's exception tells people all they need; of any other its stack trace is needed. */
    private int failed(Exception failure, CommandLine command, ParseResult words) throws Exception {
        if (testbeds.ended()) {
            return ExitCode.SOFTWARE;
        }
        if (!(failure instanceof ConnectionException)) {
            throw failure;
        }
        command.getErr().println("plugboard: " + failure.getMessage());
        command.getErr().flush();
        boolean wrongWords = failure instanceof TestbedException || failure instanceof UnknownNameException;
        return wrongWords ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
