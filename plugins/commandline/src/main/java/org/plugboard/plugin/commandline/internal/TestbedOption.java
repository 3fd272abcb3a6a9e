// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option of commands that can do with a testbed and without one. */
final class TestbedOption {

    @Option(
            names = {"-t", "--testbed"},
            paramLabel = "FILE",
            description = "A testbed, whose devices are made ready: a file, a folder, a URL, or - for one that is"
                    + " piped in.")
    private @Nullable String location;

    @Mixin
    private LoadingOptions loading;

    /** The testbed, if one is named, for as long as a command of its devices takes. */
    @Nullable
    Testbed load(Surroundings around) {
        return location == null ? null : around.load(loading.request(location, around));
    }

    /** The testbed, if one is named, for a command that stays. */
    @Nullable
    Testbed follow(Surroundings around) {
        return location == null ? null : around.follow(loading.request(location, around));
    }

    /** What other testbeds are filled from. */
    TestbedRequest inputs(Surroundings around) {
        return loading.inputs(around);
    }
}
