// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stands here for help, near words and wrong words: the launcher runs it, because it must work when nothing else does. */
@Command(
        name = "check",
        description = "Lists every bundle and component with its state, and what is missing.",
        exitCodeList = {"0:all is up", "1:something is missing"},
        footer = "plugboard check")
final class CheckCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The launcher runs it without further words only. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "check takes no further words");
    }
}
