// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Which line of a text is inside of which other one, by their indentation and by what quotes and brackets are open. */
final class LineNesting {

    private static final Pattern TEXT = Pattern.compile(".*[:\\-]\\s*(?:&\\w+\\s+)?[|>][-+0-9]*\\s*(?:#.*)?");

    private final int[] parents;
    private final int[] openers;

    LineNesting(List<String> lines) {
        parents = new int[lines.size()];
        openers = new int[lines.size()];
        indentation(lines);
        brackets(lines);
    }

    /** The next line above that is indented less; -1 if there is none. */
    int parent(int index) {
        return parents[index];
    }

    /** The line in which the quote or bracket was opened that is open where this line begins; the line itself if none is. */
    int opener(int index) {
        return openers[index];
    }

    /** Whether a text of several lines begins behind the line. */
    static boolean beginsText(String line) {
        // The pattern is slow on long lines, and hardly any line has one of these characters.
        return (line.indexOf('|') >= 0 || line.indexOf('>') >= 0)
                && line.length() < 1000
                && TEXT.matcher(line).matches();
    }

    static int indentation(String line) {
        int indentation = 0;
        while (indentation < line.length() && Character.isWhitespace(line.charAt(indentation))) {
            indentation++;
        }
        return indentation;
    }

    private void indentation(List<String> lines) {
        Deque<int[]> above = new ArrayDeque<>();
        for (int i = 0; i < parents.length; i++) {
            int indentation = indentation(lines.get(i));
            boolean isBlank = indentation == lines.get(i).length();
            while (!isBlank && !above.isEmpty() && above.peek()[1] >= indentation) {
                above.pop();
            }
            parents[i] = above.isEmpty() ? -1 : above.peek()[0];
            if (!isBlank) {
                above.push(new int[] {i, indentation});
            }
        }
    }

    private void brackets(List<String> lines) {
        Open open = new Open();
        int textIndentation = Integer.MAX_VALUE;
        for (int i = 0; i < openers.length; i++) {
            String line = lines.get(i);
            int indentation = indentation(line);
            openers[i] = open.isOpen() ? open.since : i;
            if (indentation > textIndentation || indentation == line.length()) {
                continue;
            }
            open.read(line, i);
            textIndentation = !open.isOpen() && beginsText(line) ? indentation : Integer.MAX_VALUE;
        }
    }

    /** What is open at a point of the text. */
    private static final class Open {

        private int depth;
        private char quote;
        private int since;

        boolean isOpen() {
            return depth > 0 || quote != 0;
        }

        void read(String line, int number) {
            char before = ' ';
            boolean atToken = true;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quote != 0) {
                    if (c == '\\' && quote == '"') {
                        i++;
                    } else if (c == quote) {
                        quote = 0;
                        atToken = false;
                    }
                } else if (c == '#' && Character.isWhitespace(before)) {
                    return;
                } else {
                    token(c, atToken, number);
                    // Quotes and brackets mean something only where a value begins.
                    atToken = ":,[{-?".indexOf(c) >= 0 || (atToken && Character.isWhitespace(c));
                }
                before = c;
            }
        }

        private void token(char c, boolean atToken, int number) {
            boolean opens = atToken && (c == '"' || c == '\'' || c == '[' || c == '{');
            if (opens && !isOpen()) {
                since = number;
            }
            if (opens && (c == '"' || c == '\'')) {
                quote = c;
            } else if (opens || (depth > 0 && (c == '[' || c == '{'))) {
                depth++;
            } else if (depth > 0 && (c == ']' || c == '}')) {
                depth--;
            }
        }
    }
}
