// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is up; that it stays up is the launcher's part. */
@Command(
        name = "run",
        description = "Keeps the container up until it is interrupted, and follows plugins/ and etc/.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:interrupted, all connections closed", "2:wrong usage or file"})
final class RunCommand implements Callable<Integer> {

    /** Tells the launcher to keep the container up. */
    static final int STAY = -1;

    private final Testbeds testbeds;
    private final Supplier<Plugins> plugins;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-t", "--testbed"},
            paramLabel = "FILE",
            description = "A testbed whose devices are made ready.")
    private @Nullable Path file;

    RunCommand(Testbeds testbeds, Supplier<Plugins> plugins) {
        this.testbeds = testbeds;
        this.plugins = plugins;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (file != null) {
            Testbed testbed = testbeds.load(file);
            out.println("Testbed " + testbed.name() + ": "
                    + testbed.devices().stream().map(Device::name).collect(Collectors.joining(", ")));
        }
        List<String> classes = plugins.get().connectionClasses();
        out.println("Connection classes: " + (classes.isEmpty() ? "none" : String.join(", ", classes)));
        out.println("Plugboard is up; Ctrl-C ends it.");
        out.flush();
        return STAY;
    }
}
