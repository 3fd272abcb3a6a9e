// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * The words of the command that the cursor stands in, as far as completion must know them: quotes are taken off, and the
 * words of other commands on the line are left out.
 *
 * @param words those of the command, the one at the cursor among them, perhaps empty
 * @param wordIndex which of them the cursor stands in
 * @param wordCursor where in that word, without quotes
 * @param rawWordCursor where in that word as it stands in the line
 * @param rawWordLength how long it is in the line
 * @param quote the quote that it begins with, or 0
 */
record WordsAtCursor(
        String line,
        int cursor,
        List<String> words,
        int wordIndex,
        int wordCursor,
        int rawWordCursor,
        int rawWordLength,
        char quote)
        implements CompletingParsedLine {

    private static final String SEPARATORS = ";|&(){}\n";

    /** What would not reach a command as it is. */
    private static final String SPECIAL = " \t'\"\\$%#*?[]~<>=" + SEPARATORS;

    /** Takes a line apart. */
    static WordsAtCursor of(String line, int cursor) {
        return new Scan(line, Math.min(cursor, line.length())).run();
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        // Only the name of an argument ends in this sign, and its value is typed behind it.
        String judged = text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
        boolean special = judged.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
        if (quote == 0 && !special) {
            return text;
        }
        char mark = quote == 0 ? '\'' : quote;
        return mark + text + (complete ? String.valueOf(mark) : "");
    }

    /** One pass over the line up to the end of the word at the cursor. */
    private static final class Scan {

        private final String line;
        private final int cursor;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int start = -1;
        private int wordCursor = -1;
        private char open;

        Scan(String line, int cursor) {
            this.line = line;
            this.cursor = cursor;
        }

        WordsAtCursor run() {
            int at = 0;
            for (; at < line.length(); at++) {
                noteCursor(at);
                char character = line.charAt(at);
                boolean inWord = open != 0 || !isEnd(character);
                if (!inWord && wordCursor >= 0) {
                    break;
                }
                if (inWord) {
                    at = take(character, at);
                } else {
                    end();
                    if (SEPARATORS.indexOf(character) >= 0) {
                        words.clear();
                    }
                }
            }
            noteCursor(at);
            int begin = start < 0 ? at : start;
            char quote = start < 0 || "'\"".indexOf(line.charAt(start)) < 0 ? 0 : line.charAt(start);
            words.add(word.toString());
            return new WordsAtCursor(
                    line,
                    cursor,
                    List.copyOf(words),
                    words.size() - 1,
                    Math.max(0, wordCursor),
                    cursor - begin,
                    at - begin,
                    quote);
        }

        private void noteCursor(int at) {
            if (at >= cursor && wordCursor < 0) {
                wordCursor = word.length();
            }
        }

        private static boolean isEnd(char character) {
            return character == ' ' || character == '\t' || SEPARATORS.indexOf(character) >= 0;
        }

        /** Takes a character, or two, into the word; the place of the last one. */
        private int take(char character, int at) {
            start = start < 0 ? at : start;
            if (character == open) {
                open = 0;
            } else if (open == 0 && (character == '\'' || character == '"')) {
                open = character;
            } else if (character == '\\' && open != '\'' && at + 1 < line.length()) {
                word.append(line.charAt(at + 1));
                return at + 1;
            } else {
                word.append(character);
            }
            return at;
        }

        private void end() {
            if (start >= 0) {
                words.add(word.toString());
                word.setLength(0);
                start = -1;
            }
        }
    }
}
