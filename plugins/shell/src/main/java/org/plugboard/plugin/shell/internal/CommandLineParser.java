// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.jline.reader.ParsedLine;

/** Tells the editor of lines when a command is whole, and what its words are. */
final class CommandLineParser implements org.jline.reader.Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            requireWhole(line);
        }
        return WordsAtCursor.of(line, cursor);
    }

    private static void requireWhole(String line) {
        try {
            new Parser(line).program();
        } catch (EOFError e) {
            if (UnquotedXml.isIn(line)) {
                return;
            }
            throw new org.jline.reader.EOFError(e.line(), e.column(), "incomplete", e.missing());
        } catch (SyntaxError e) {
            // It is complete as it is; when it runs, its mistake is told.
            return;
        }
    }

    @Override
    public boolean isEscapeChar(char character) {
        return character == '\\';
    }
}
