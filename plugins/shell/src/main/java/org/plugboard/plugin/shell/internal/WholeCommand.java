// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.jspecify.annotations.Nullable;

/** Which lines are one command: it goes on while a quote or a bracket is open, and behind a pipe. */
final class WholeCommand {

    /** What Gogo misses behind a {@code >}: a name in the same line, so that no line below brings it. */
    private static final String NAME_OF_FILE = "redir";

    private WholeCommand() {}

    /**
     * The first line and as many below it as make it whole.
     *
     * @param below gives the next line, null if there is none; the command is then all that there is
     */
    static String read(String first, Supplier<@Nullable String> below) {
        StringBuilder command = new StringBuilder(first);
        Optional<EOFError> open = missing(first);
        while (open.isPresent()) {
            @Nullable String line = below.get();
            if (line == null) {
                break;
            }
            command.append('\n').append(line);
            if (mayClose(line, open.get())) {
                open = missing(command);
            }
        }
        return command.toString();
    }

    /** What is wanted in a line below; empty if the command is whole, or has a mistake that is told when it runs. */
    static Optional<EOFError> missing(CharSequence command) {
        try {
            new Parser(command).program();
            return Optional.empty();
        } catch (EOFError e) {
            return e.missing().equals(NAME_OF_FILE) || UnquotedXml.isIn(command) ? Optional.empty() : Optional.of(e);
        } catch (SyntaxError e) {
            return Optional.empty();
        }
    }

    /** Long XML in quotes would be parsed anew with each of its lines. */
    private static boolean mayClose(String line, EOFError open) {
        boolean isQuote = open.missing().endsWith("quote");
        return !isQuote || line.contains(open.repair());
    }
}
