// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that has come since the last line was sent, with carriage returns and backspaces as they came. It lies in segments,
 * so that it grows without being copied. Not thread-safe.
 */
class AnswerBuffer implements CharSequence {

    /** No line that belongs to a prompt is longer. */
    private static final int LONGEST_LINE = 512;

    private static final int SEGMENT_BITS = 14;
    private static final int SEGMENT = 1 << SEGMENT_BITS;

    /** All of them full but for the last one; never empty. */
    private final List<Characters> segments = new ArrayList<>(List.of(new Characters(0)));

    private Characters last = segments.get(0);

    /** Takes a part of the text that lies in one piece. */
    interface Parts {
        void add(Characters piece, int from, int to);
    }

    /** Holding this text. */
    static AnswerBuffer of(String text) {
        AnswerBuffer buffer = new AnswerBuffer();
        buffer.append(text);
        return buffer;
    }

    void append(char c) {
        ensureRoom();
        last.append(c);
    }

    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    /** Appends the ASCII characters in {@code from} … {@code to - 1}. */
    void append(byte[] ascii, int from, int to) {
        for (int next = from; next < to; ) {
            ensureRoom();
            int count = Math.min(to - next, SEGMENT - last.length());
            last.append(ascii, next, count);
            next += count;
        }
    }

    private void ensureRoom() {
        if (last.length() == SEGMENT) {
            last = new Characters(SEGMENT);
            segments.add(last);
        }
    }

    /** Leaves no capacity behind: an answer of many megabytes must not stay as that, nor a short one with each idle session. */
    void clear() {
        segments.clear();
        last = new Characters(0);
        segments.add(last);
    }

    /** Gives back the room of the segments before the one in which this character is: nobody may look at them from here on. */
    void release(int index) {
        Characters released = new Characters(0);
        segments.subList(0, index >> SEGMENT_BITS).replaceAll(segment -> released);
    }

    /** Puts a carriage return there: on a screen, the line is as empty as before its first character. */
    void blank(int index) {
        segment(index).set(within(index), '\r');
    }

    private Characters segment(int index) {
        return segments.get(index >> SEGMENT_BITS);
    }

    private static int within(int index) {
        return index & (SEGMENT - 1);
    }

    /** Behind the segment in which this character is. */
    private static int behind(int index) {
        return (index | (SEGMENT - 1)) + 1;
    }

    /** Drops the text but for the last characters. */
    void keepLast(int count) {
        String kept = subSequence(Math.max(0, length() - count), length());
        clear();
        append(kept);
    }

    @Override
    public int length() {
        return (segments.size() - 1) * SEGMENT + last.length();
    }

    @Override
    public char charAt(int index) {
        return segment(index).charAt(within(index));
    }

    @Override
    public String subSequence(int start, int end) {
        if (start == end) {
            return "";
        }
        if (end <= behind(start)) {
            return segment(start).substring(within(start), within(start) + end - start);
        }
        Characters text = new Characters(end - start);
        parts(start, end, text::append);
        return text.substring(0, text.length());
    }

    /** Hands out a part of the text piece by piece. */
    void parts(int start, int end, Parts target) {
        for (int from = start; from < end; from = behind(from)) {
            target.add(segment(from), within(from), within(from) + Math.min(end, behind(from)) - from);
        }
    }

    /** Where this text, which is shorter than a segment, begins next, at or behind {@code from}; -1 if it does not. */
    int indexOf(String text, int from) {
        for (int start = from; start < length(); start = behind(start)) {
            int end = Math.min(length(), behind(start));
            int found = subSequence(start, end).indexOf(text);
            if (found >= 0) {
                return start + found;
            }
            int across = Math.max(start, end - text.length() + 1);
            found = subSequence(across, Math.min(length(), end + text.length() - 1))
                    .indexOf(text);
            if (found >= 0) {
                return across + found;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return subSequence(0, length());
    }

    /** Where the last line begins: behind the last line feed or carriage return, but not before {@code from}. */
    int lastLine(int from) {
        return lineStart(length(), from);
    }

    /** Where the line that ends at {@code end} begins, but not before {@code from}. */
    int lineStart(int end, int from) {
        int start = end;
        while (start > from && !isLineEnd(charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The line above the last one; empty if there is none, or if this is not what it looks like. */
    String lineAbove(@Nullable Pattern pattern) {
        int from = Math.max(0, length() - 2 * LONGEST_LINE);
        int end = skipBack(lastLine(from), from, true);
        String line = subSequence(lineStart(end, from), end);
        return pattern != null && pattern.matches(line) ? line : "";
    }

    /** Where the second line begins; 0 if there is only one. */
    int firstLineEnd() {
        int end = 0;
        while (end < length() && charAt(end) != '\n') {
            end++;
        }
        return end == length() ? 0 : end + 1;
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
