// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import org.plugboard.spi.SecretStrings;
import picocli.CommandLine.Command;

/** Makes a key. */
@Command(
        name = "keygen",
        description = "Prints a new key for the scheme of a prefix.",
        exitCodeList = {"0:made", "1:no such scheme, or one without keys", "2:wrong usage"},
        footer = {"plugboard secret keygen", "plugboard secret keygen --prefix lab"})
final class KeygenCommand extends SecretWork {

    KeygenCommand(Surroundings around) {
        super(around);
    }

    @Override
    String work(SecretStrings secrets, String prefix) {
        String key = secrets.newKey(prefix).reveal();
        say("Keep it as " + prefix
                + ".key in the section [secrets] of the configuration, in a file that only you can read.");
        return key;
    }
}
