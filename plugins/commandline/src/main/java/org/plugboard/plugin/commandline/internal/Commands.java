// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.TestbedException;
import org.plugboard.spi.DeviceSimulator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands under their one name, and what is the same for all: their errors, and that they leave nothing open. */
@Command(
        name = "plugboard",
        description = "Connects programs and people to network devices.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT)
final class Commands implements Runnable {

    private final Testbeds testbeds;
    private final Supplier<Plugins> plugins;
    private final CommandLine line;

    @Spec
    private CommandSpec spec;

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
                .setExecutionExceptionHandler(Commands::failed);
        line.getCommandSpec().versionProvider(() -> new String[] {"plugboard " + version});
    }

    /** The underlying parser, for the streams that it prints to. */
    CommandLine line() {
        return line;
    }

    /** Runs the command that the words name and returns its exit code. */
    int execute(String... words) {
        int exit = line.execute(words);
        if (exit > 0) {
            plugins.get().missing().ifPresent(missing -> line.getErr().println("plugboard: " + missing));
            line.getErr().flush();
        }
        if (exit != RunCommand.STAY) {
            testbeds.close();
        }
        return exit;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** A connection's exception tells people all they need; of any other its stack trace is needed. */
    private static int failed(Exception failure, CommandLine command, ParseResult words) throws Exception {
        if (!(failure instanceof ConnectionException)) {
            throw failure;
        }
        command.getErr().println("plugboard: " + failure.getMessage());
        command.getErr().flush();
        boolean wrongWords = failure instanceof TestbedException || failure instanceof UnknownNameException;
        return wrongWords ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
