// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.concurrent.Callable;
import org.plugboard.device.Testbed;
import org.plugboard.spi.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Hands the terminal to the shell. */
@Command(
        name = "shell",
        description = {
            "Opens a shell in which devices, aliases and services are commands.",
            "A testbed that is named is followed: what is changed in its file counts.",
            "Within it, 'help' lists the commands and Ctrl-D leaves.",
            "Without a terminal it takes the commands that are piped in."
        },
        exitCodeList = {
            "0:left by its user; of a pipe, every command succeeded",
            "1:no shell here; of a pipe, a command failed",
            "2:wrong usage or file"
        },
        footer = {"plugboard shell -t lab.yaml", "plugboard shell"})
final class ShellCommand implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    private TestbedOption option;

    ShellCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Shell shell = around.shell();
        Testbed testbed = option.follow(around);
        return around.opened().interruptibly(() -> shell.interact(testbed));
    }
}
