// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Testbed;
import picocli.CommandLine.Option;

/** The option of commands that can do with a testbed and without one. */
final class TestbedOption {

    @Option(
            names = {"-t", "--testbed"},
            paramLabel = "FILE",
            description = "A testbed file, whose devices are made ready.")
    private @Nullable Path file;

    /** The testbed, if one is named. */
    @Nullable
    Testbed load(Surroundings around) {
        return file == null ? null : around.load(file);
    }
}
