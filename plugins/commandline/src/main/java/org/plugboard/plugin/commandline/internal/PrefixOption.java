// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import org.plugboard.spi.SecretStrings;
import picocli.CommandLine.Option;

/** Which of several configured schemes and keys is meant. */
final class PrefixOption {

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = SecretStrings.DEFAULT_PREFIX,
            converter = Values.Name.class,
            description = "The prefix of scheme and key in the configuration; else ${DEFAULT-VALUE}.")
    private String prefix;

    String value() {
        return prefix;
    }
}
