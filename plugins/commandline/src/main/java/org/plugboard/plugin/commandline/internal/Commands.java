// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.TestbedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** All commands under their one name, and what is the same for all: their errors, and that they leave nothing open. */
@Command(
        name = "plugboard",
        description = "Connects programs and people to network devices.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {"0:done", "1:something failed", "2:wrong usage, file or device"},
        footer = {"plugboard demo", "plugboard exec -t lab.yaml R1 \"show version\"", "plugboard help exec"},
        scope = ScopeType.INHERIT)
final class Commands implements Callable<Integer> {

    /** Tells the launcher to keep the container up. */
    static final int STAY = -1;

    private final Surroundings around;
    private final CommandLine line;

    /** Installs the plugin of the demo by {@code installer}. */
    Commands(Surroundings around, PluginInstaller installer, String version) {
        this.around = around;
        this.line = new CommandLine(this)
                .addSubcommand(new DemoCommand(around, installer))
                .addSubcommand(new ExecCommand(around))
                .addSubcommand(new ShellCommand(around))
                .addSubcommand(new ScriptCommand(around))
                .addSubcommand(new ValidateCommand(around))
                .addSubcommand(new CommandLine(new TestbedCommand()).addSubcommand(new ShowCommand(around)))
                .addSubcommand(new CommandLine(new SecretCommand())
                        .addSubcommand(new EncodeCommand(around))
                        .addSubcommand(new DecodeCommand(around))
                        .addSubcommand(new KeygenCommand(around)))
                .addSubcommand(new PlatformsCommand(around))
                .addSubcommand(new SimulateCommand(around))
                .addSubcommand(new RunCommand(around))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new HelpCommand())
                // A secret may begin with the sign that would make it a file of words.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(WrongUsage::tell)
                .setExecutionExceptionHandler(this::failed);
        line.getCommandSpec().versionProvider(() -> new String[] {"plugboard " + version});
        withHeadings(line);
    }

    /** Every command says how it ends, and its footer is examples: each a whole command line. */
    private static void withHeadings(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.exitCodeListHeading("%nExit code:%n").footerHeading("%nExamples:%n");
        usage.footer(Stream.of(usage.footer()).map(example -> "  " + example).toArray(String[]::new));
        command.getSubcommands().values().forEach(Commands::withHeadings);
    }

    /** The underlying parser, for the streams that it prints to. */
    CommandLine line() {
        return line;
    }

    /** Runs the command that the words name and returns its exit code. */
    int execute(String... words) {
        int exit = line.execute(words);
        line.getOut().flush();
        if (exit > 0
                && !around.opened().ended()
                && around.plugboard().connectionClasses().isEmpty()) {
            line.getErr()
                    .println("plugboard: no plugin here offers a connection class: look into plugins/;"
                            + " 'plugboard check' says what is not up");
        }
        line.getErr().flush();
        if (exit != STAY) {
            around.opened().close();
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

    private static void tell(Exception failure, PrintWriter err) {
        if (failure instanceof TestbedException bad && !bad.findings().isEmpty()) {
            new FindingPrinter(err).print(bad.findings());
        } else {
            err.println("plugboard: " + failure.getMessage());
        }
        err.flush();
    }

    /** A connection's exception tells people all they need; of any other its stack trace is needed. */
    private int failed(Exception failure, CommandLine command, ParseResult words) throws Exception {
        if (around.opened().ended()) {
            return ExitCode.SOFTWARE;
        }
        if (!(failure instanceof ConnectionException)) {
            throw failure;
        }
        tell(failure, command.getErr());
        return WrongUsage.isShownBy(failure) ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
