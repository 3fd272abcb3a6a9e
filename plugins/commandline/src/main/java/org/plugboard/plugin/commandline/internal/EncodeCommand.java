// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretStrings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a secret. */
@Command(
        name = "encode",
        description = {
            "Asks for a text, without showing it, or takes the line that is piped in, and prints it encoded.",
            "In a testbed file it stands as %%ENC{RESULT}, with another prefix as",
            "%%ENC{RESULT, prefix=PREFIX}."
        },
        exitCodeList = {"0:encoded", "1:no such scheme or key", "2:wrong usage"},
        footer = {
            "plugboard secret encode",
            "plugboard secret encode --prefix lab",
            "plugboard secret encode --string example"
        })
final class EncodeCommand extends SecretWork {

    @Option(
            names = "--string",
            paramLabel = "TEXT",
            description = "The text; others see it in the list of processes and in the history of the shell.")
    private @Nullable String text;

    EncodeCommand(Surroundings around) {
        super(around);
    }

    @Override
    String work(SecretStrings secrets, String prefix) {
        return secrets.encode(Secret.of(text == null ? typed("Text to encode") : text), prefix);
    }
}
