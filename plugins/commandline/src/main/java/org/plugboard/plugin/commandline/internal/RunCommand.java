// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is up; that it stays up is the launcher's part. */
@Command(
        name = "run",
        description = {
            "Keeps the container up until it is interrupted.",
            "Follows plugins/ and etc/, the testbed that is named, and those in the folder testbeds/."
        },
        exitCodeList = {"0:interrupted, all connections closed", "2:wrong usage or file"},
        footer = {"plugboard run -t lab.yaml", "plugboard run", "plugboard run -t lab.yaml --arg site=north --no-input"
        })
final class RunCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 20;

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TestbedOption option;

    RunCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Testbed testbed = option.follow(around);
        if (testbed != null) {
            out.println(devicesOf(testbed));
        }
        around.followFolder(option.inputs(around)).forEach(other -> out.println(devicesOf(other)));
        List<String> classes = around.plugboard().connectionClasses().stream()
                .flatMap(facts -> facts.names().stream())
                .sorted()
                .toList();
        out.println("Connection classes: " + (classes.isEmpty() ? "none" : String.join(", ", classes)));
        out.println("Plugboard is up; Ctrl-C ends it.");
        out.flush();
        return Commands.STAY;
    }

    private static String devicesOf(Testbed testbed) {
        int more = testbed.devices().size() - MOST_NAMED;
        return testbed.devices().stream()
                .limit(MOST_NAMED)
                .map(Device::name)
                .collect(Collectors.joining(
                        ", ", "Testbed " + testbed.name() + ": ", more > 0 ? ", … and " + more + " more" : ""));
    }
}
