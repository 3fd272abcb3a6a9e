// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** The text that has come since the last line was sent, with carriage returns and backspaces as they came. Not thread-safe. */
class AnswerBuffer implements CharSequence {

    /** No line that belongs to a prompt is longer. */
    private static final int LONGEST_LINE = 512;

    private static final int FIRST_CAPACITY = 16 * 1024;

    private StringBuilder text = new StringBuilder();

    void append(char c) {
        if (text.length() == text.capacity()) {
            grow();
        }
        text.append(c);
    }

    void append(String more) {
        for (int i = 0; i < more.length(); i++) {
            append(more.charAt(i));
        }
    }

    /** By a quarter, not to twice the size: of an answer of many megabytes there are two copies meanwhile. */
    private void grow() {
        int capacity = text.length() + Math.max(FIRST_CAPACITY, text.length() / 4);
        text = new StringBuilder(capacity).append(text);
    }

    void clear() {
        text.setLength(0);
        // An answer of many megabytes must not stay behind as empty capacity.
        text.trimToSize();
    }

    /** Puts a carriage return there: on a screen, the line is as empty as before its first character. */
    void blank(int index) {
        text.setCharAt(index, '\r');
    }

    /** Drops the text but for the last characters. */
    void keepLast(int count) {
        text.delete(0, Math.max(0, text.length() - count));
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public String subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Where the last line begins: behind the last line feed or carriage return, but not before {@code from}. */
    int lastLine(int from) {
        int start = length();
        while (start > from && !isLineEnd(charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The line above the last one; empty if there is none, or if this is not what it looks like. */
    String lineAbove(@Nullable Pattern pattern) {
        int from = Math.max(0, length() - 2 * LONGEST_LINE);
        int end = skipBack(lastLine(from), from, true);
        int start = end;
        while (start > from && !isLineEnd(charAt(start - 1))) {
            start--;
        }
        String line = subSequence(start, end);
        return pattern != null && pattern.matches(line) ? line : "";
    }

    /** Where the second line begins; 0 if there is only one. */
    int firstLineEnd() {
        return text.indexOf("\n") + 1;
    }

    /** The last line without the blanks at its end; empty if it is longer than any that means something. */
    String lastLine() {
        int start = lastLine(Math.max(0, length() - LONGEST_LINE));
        return subSequence(start, skipBack(length(), start, false));
    }

    /** The end without the blanks and line ends behind it. */
    int skipBack(int end, int from, boolean lineEndsToo) {
        int last = end;
        while (last > from && isBlank(charAt(last - 1), lineEndsToo)) {
            last--;
        }
        return last;
    }

    /**
     * The text up to {@code end} without its last line, if the pattern matches that, and without one empty line before it;
     * else all of it.
     */
    int withoutLastLine(@Nullable Pattern pattern, int end, int from) {
        int lineEnd = skipBack(end, from, true);
        int start = lineEnd;
        while (start > from && lineEnd - start <= LONGEST_LINE && !isLineEnd(charAt(start - 1))) {
            start--;
        }
        if (pattern == null || start == lineEnd || !pattern.matches(subSequence(start, lineEnd))) {
            return end;
        }
        int before = start;
        if (before > from && charAt(before - 1) == '\n') {
            int emptyLine = before - 1;
            while (emptyLine > from && charAt(emptyLine - 1) == '\r') {
                emptyLine--;
            }
            if (emptyLine > from && charAt(emptyLine - 1) == '\n') {
                before = emptyLine;
            }
        }
        return before;
    }

    private static boolean isBlank(char c, boolean lineEndsToo) {
        return c == ' ' || c == '\t' || (lineEndsToo && (isLineEnd(c) || c == '\b'));
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
