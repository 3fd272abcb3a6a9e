// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.SecretStrings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a secret. */
@Command(
        name = "decode",
        description = "Prints the secret in an encoded text.",
        exitCodeList = {"0:decoded", "1:not encoded with this scheme and key", "2:wrong usage"},
        footer = {"plugboard secret decode", "plugboard secret decode --prefix lab"})
final class DecodeCommand extends SecretWork {

    /** As it stands in a testbed file. */
    private static final Pattern MARKUP =
            Pattern.compile("%ENC\\{\\s*(?<text>[^,}\\s]+)\\s*(,\\s*prefix\\s*=\\s*(?<prefix>[^}\\s]+)\\s*)?}");

    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            description =
                    "The encoded text, with %%ENC{} around it or without; else it is asked for, or the line that is piped in.")
    private @Nullable String text;

    DecodeCommand(Surroundings around) {
        super(around);
    }

    @Override
    String work(SecretStrings secrets, String prefix) {
        String encoded = text == null ? typed("Text to decode") : text;
        Matcher markup = MARKUP.matcher(encoded.strip());
        if (!markup.matches()) {
            return secrets.decode(encoded, prefix).reveal();
        }
        String named = markup.group("prefix");
        return secrets.decode(markup.group("text"), named == null ? prefix : named)
                .reveal();
    }
}
