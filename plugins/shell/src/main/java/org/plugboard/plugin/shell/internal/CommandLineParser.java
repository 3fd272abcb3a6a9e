// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import org.apache.felix.gogo.runtime.EOFError;
import org.jline.reader.ParsedLine;

/** Tells the editor of lines when a command is whole, and what its words are. */
final class CommandLineParser implements org.jline.reader.Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            WholeCommand.missing(line).ifPresent(CommandLineParser::askForMore);
        }
        return WordsAtCursor.of(line, cursor);
    }

    private static void askForMore(EOFError missing) {
        throw new org.jline.reader.EOFError(missing.line(), missing.column(), "incomplete", missing.missing());
    }

    @Override
    public boolean isEscapeChar(char character) {
        return character == '\\';
    }
}
