// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.Nullable;

/**
 * Finds the echo of a sent line, so that the answer is tied to its own command. Blanks, line ends and backspaces do not
 * count, since a terminal adds them where it wraps a line. The echo stands at the start of a line or behind a prompt, and
 * a line end follows it; the same text within stale output is passed over. Looks at each character once (Knuth, Morris,
 * Pratt), but for the line in which the text was found.
 */
final class EchoMatcher {

    private static final int NOT_FOUND = -1;

    private final String line;
    private final int[] fallback;
    private final @Nullable String prompt;
    private final boolean anywhere;
    private int next;
    private int matched;
    private boolean complete;
    private int end = NOT_FOUND;

    /**
     * For one sent line.
     *
     * @param prompt the prompt behind which the echo may stand, if it is known
     */
    EchoMatcher(String sent, @Nullable String prompt) {
        this(sent, prompt, false);
    }

    /** For a line within a text of several, before which anything may stand. */
    static EchoMatcher within(String sent) {
        return new EchoMatcher(sent, null, true);
    }

    private EchoMatcher(String sent, @Nullable String prompt, boolean anywhere) {
        this.anywhere = anywhere;
        this.line = sent.chars()
                .filter(EchoMatcher::counts)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        this.prompt = prompt;
        this.fallback = fallbacks(line);
    }

    /** Goes on behind what it saw before. */
    void scan(AnswerBuffer buffer) {
        while (end == NOT_FOUND && next < buffer.length()) {
            accept(buffer.charAt(next++), buffer);
        }
    }

    boolean found() {
        return end != NOT_FOUND;
    }

    /** Where the answer begins: behind the line end of the echo. */
    int end() {
        return end;
    }

    private void accept(char c, AnswerBuffer buffer) {
        if (c == '\n' && (complete || line.isEmpty())) {
            end = next;
        }
        if (!counts(c)) {
            return;
        }
        complete = false;
        if (line.isEmpty()) {
            return;
        }
        while (matched > 0 && (matched == line.length() || line.charAt(matched) != c)) {
            matched = fallback[matched];
        }
        if (line.charAt(matched) == c) {
            matched++;
        }
        complete = matched == line.length() && (anywhere || standsAlone(buffer));
    }

    private boolean standsAlone(AnswerBuffer buffer) {
        int start = next;
        for (int left = line.length(); left > 0; ) {
            if (counts(buffer.charAt(--start))) {
                left--;
            }
        }
        int last = buffer.skipBack(start, 0, false);
        if (last == 0 || AnswerBuffer.isLineEnd(buffer.charAt(last - 1))) {
            return true;
        }
        return prompt != null && endsWith(buffer, last, prompt);
    }

    private static boolean endsWith(AnswerBuffer buffer, int end, String text) {
        for (int i = 1; i <= text.length(); i++) {
            if (i > end || buffer.charAt(end - i) != text.charAt(text.length() - i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(int c) {
        return c > ' ' && c != 0x7f;
    }

    private static int[] fallbacks(String line) {
        int[] table = new int[line.length() + 1];
        int length = 0;
        for (int i = 1; i < line.length(); i++) {
            while (length > 0 && line.charAt(i) != line.charAt(length)) {
                length = table[length];
            }
            if (line.charAt(i) == line.charAt(length)) {
                length++;
            }
            table[i + 1] = length;
        }
        return table;
    }
}
