// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

/**
 * Refuses comments and words that are too long: snakeyaml takes a time for one that grows with the square of its length. A
 * line may be longer, as that of a file in JSON is which a program has written. Used for one text.
 */
final class LongLines {

    static final int MAX = 1_000_000;

    private final Source source;
    private final String text;
    private final boolean isJson;

    LongLines(Source source) {
        this.source = source;
        this.text = source.text();
        String first = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
        this.isJson = first.startsWith("{") || first.startsWith("[");
    }

    /** @throws Fault in the line that has one */
    void check() {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                check(line, begin, i);
                boolean isPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                i += isPair ? 1 : 0;
                line++;
                begin = i + 1;
            }
        }
        check(line, begin, text.length());
    }

    /** Only within the brackets of JSON do commas end words: elsewhere they are part of them. */
    private void check(int line, int begin, int end) {
        if (end - begin > MAX && (!isJson || longest(begin, end) > MAX)) {
            throw Place.at(source, line, 1)
                    .error(
                            "this line has a comment or a value of more than " + MAX + " characters",
                            "break it into several lines");
        }
    }

    /** The longest piece between the marks of blocks and lists in one line; a comment is one to its end. */
    private int longest(int begin, int end) {
        int longest = 0;
        int from = begin;
        char quote = 0;
        char before = ',';
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                boolean isTwo = (c == '\\' && quote == '"')
                        || (c == '\'' && quote == '\'' && i + 1 < end && text.charAt(i + 1) == '\'');
                quote = c == quote && !isTwo ? 0 : quote;
                i += isTwo ? 1 : 0;
            } else if ((c == '"' || c == '\'') && ",[{:".indexOf(before) >= 0) {
                quote = c;
            } else if (c == '#' && (i == begin || Character.isWhitespace(text.charAt(i - 1)))) {
                return Math.max(longest, end - i);
            } else if (",[]{}".indexOf(c) >= 0) {
                longest = Math.max(longest, i - from);
                from = i + 1;
            }
            before = Character.isWhitespace(c) ? before : c;
        }
        return Math.max(longest, end - from);
    }
}
