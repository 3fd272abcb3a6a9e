// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words as a shell does: blanks part them, quotes and backslashes keep what they hold. Expands nothing. */
final class ShellWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int next;

    private ShellWords(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if a quote is not closed, or a backslash is the last character */
    static List<String> split(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        while (next < text.length()) {
            char character = text.charAt(next++);
            if (character == '\'' || character == '"') {
                inWord = true;
                quoted(character);
            } else if (character == '\\') {
                add(escaped());
            } else if (Character.isWhitespace(character)) {
                end();
            } else {
                add(character);
            }
        }
        end();
        return words;
    }

    /** Up to the same quote again; within double quotes a backslash takes the meaning of quotes and of itself. */
    private void quoted(char quote) {
        while (next < text.length()) {
            char character = text.charAt(next++);
            if (character == quote) {
                return;
            }
            boolean escapes = character == '\\'
                    && quote == '"'
                    && next < text.length()
                    && "\\\"$`".indexOf(text.charAt(next)) >= 0;
            add(escapes ? escaped() : character);
        }
        throw new IllegalArgumentException("the quote " + quote + " is not closed");
    }

    private char escaped() {
        if (next == text.length()) {
            throw new IllegalArgumentException("nothing follows the backslash at the end");
        }
        return text.charAt(next++);
    }

    private void add(char character) {
        inWord = true;
        word.append(character);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
