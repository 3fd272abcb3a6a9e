// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plugboard.device.Testbed;
import org.plugboard.spi.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the commands of the shell from a file. */
@Command(
        name = "script",
        description = "Runs the commands of a file as 'plugboard shell' would, up to the first that fails.",
        exitCodeList = {"0:every command succeeded", "1:a command failed", "2:wrong usage or file"},
        footer = {"plugboard script clocks.pb -t lab.yaml", "plugboard script clocks.pb"})
final class ScriptCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The commands, one a line.")
    private Path script;

    @Mixin
    private TestbedOption option;

    ScriptCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Shell shell = around.shell();
        Testbed testbed = option.load(around);
        return around.opened()
                .interruptibly(() -> shell.run(
                        script,
                        testbed,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr()));
    }
}
