// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.DeviceSimulator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/**
 * The command line: takes its words, prints, returns the exit code. The launcher finds it by its service property and
 * calls it by a type of the JDK.
 */
@Component(service = ToIntFunction.class, property = "plugboard.command=true")
public final class PlugboardCommand implements ToIntFunction<String[]> {

    /** The framework property that names the folder of the distribution. */
    private static final String HOME = "plugboard.home";

    private final BundleContext context;
    private final Testbeds testbeds;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable DeviceSimulator simulator;

    /** For the container. */
    @Activate
    public PlugboardCommand(BundleContext context, @Reference Plugboard plugboard) {
        this.context = context;
        this.testbeds = new Testbeds(plugboard);
    }

    /** Ends the connections of the command that runs. */
    @Deactivate
    public void close() {
        testbeds.close();
    }

    @Override
    public int applyAsInt(String[] words) {
        Plugins plugins = new Plugins(context);
        CommandLine line = commandLine(plugins);
        int exit = line.execute(words);
        if (exit > 0) {
            plugins.missing().ifPresent(missing -> line.getErr().println("plugboard: " + missing));
        }
        if (exit != RunCommand.STAY) {
            testbeds.close();
        }
        return exit;
    }

    private CommandLine commandLine(Plugins plugins) {
        IVersionProvider version =
                () -> new String[] {"plugboard " + context.getBundle().getVersion()};
        Supplier<@Nullable DeviceSimulator> anySimulator = () -> simulator;
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new ExecCommand(testbeds))
                .addSubcommand(new RunCommand(testbeds, plugins))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new DemoCommand(testbeds, anySimulator, demoFile()));
        line.getCommandSpec().versionProvider(version);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ConnectionException) {
                command.getErr().println("plugboard: " + failure.getMessage());
                return command.getCommandSpec().exitCodeOnInvalidInput();
            }
            throw failure;
        });
        return line;
    }

    private Path demoFile() {
        return Path.of(Objects.requireNonNullElse(context.getProperty(HOME), ""), "examples", "demo.yaml");
    }

    @Command(
            name = "plugboard",
            description = "Connects programs and people to network devices.",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            scope = CommandLine.ScopeType.INHERIT)
    private static final class Root implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }
}
