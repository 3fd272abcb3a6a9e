// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/** The text that has come since the last line was sent, with carriage returns and backspaces as they came. Not thread-safe. */
class AnswerBuffer implements CharSequence {

    private final StringBuilder text = new StringBuilder();

    void append(char c) {
        text.append(c);
    }

    void clear() {
        text.setLength(0);
        // An answer of many megabytes must not stay behind as empty capacity.
        text.trimToSize();
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

    /** The end without the blanks and line ends behind it. */
    int skipBack(int end, int from, boolean lineEndsToo) {
        int last = end;
        while (last > from && isBlank(charAt(last - 1), lineEndsToo)) {
            last--;
        }
        return last;
    }

    private static boolean isBlank(char c, boolean lineEndsToo) {
        return c == ' ' || c == '\t' || (lineEndsToo && (isLineEnd(c) || c == '\b'));
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
