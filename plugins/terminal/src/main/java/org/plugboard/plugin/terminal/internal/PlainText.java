// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/**
 * Text as somebody at the screen reads it: each of CR LF, CR CR LF and LF is one {@code \n}, a backspace takes back the
 * character before it in the line, and text behind a lone carriage return replaces the line. Takes its input piece by
 * piece and looks at each character once. Not thread-safe.
 */
final class PlainText {

    /** More than whoever looks at the end of an answer, for the prompt and what stands above it, wants to see. */
    private static final int KEPT = 8 * 1024;

    private Characters text;
    private int lineStart;
    private boolean carriageReturn;

    /** Empty. */
    PlainText() {
        this(0);
    }

    private PlainText(int capacity) {
        text = new Characters(capacity);
    }

    /** A part of the text as it came, made plain. */
    static String of(AnswerBuffer raw, int from, int to) {
        PlainText plain = plain(raw, from, to);
        return plain.text.substring(0, plain.length());
    }

    /**
     * As {@link #of}, without a line end behind the last line, of what is not looked at any more but for its end: so a long answer is
     * held twice and not three times while its string is made.
     */
    static String ofAnswer(AnswerBuffer raw, int from, int to) {
        Characters text = plain(raw, from, to).text;
        raw.release(Math.max(0, to - KEPT));
        int length = text.length();
        return text.substring(0, length > 0 && text.charAt(length - 1) == '\n' ? length - 1 : length);
    }

    private static PlainText plain(AnswerBuffer raw, int from, int to) {
        PlainText plain = new PlainText(to - from);
        plain.add(raw, from, to);
        return plain;
    }

    void add(AnswerBuffer raw, int from, int to) {
        raw.parts(from, to, this::add);
    }

    private void add(Characters piece, int from, int to) {
        for (int i = from; i < to; ) {
            i = addRun(piece, i, to);
        }
    }

    /** Up to a control character, and that; behind it. */
    private int addRun(Characters piece, int from, int to) {
        int end = carriageReturn ? from : piece.endOfRun(from, to);
        text.append(piece, from, end);
        if (end == to) {
            return to;
        }
        add(piece.charAt(end));
        return end + 1;
    }

    private void add(char c) {
        if (c == '\r') {
            carriageReturn = true;
        } else if (c == '\n') {
            carriageReturn = false;
            text.append(c);
            lineStart = text.length();
        } else if (c == '\b' || carriageReturn) {
            overwrite(c);
        } else {
            text.append(c);
        }
    }

    private void overwrite(char c) {
        if (c != '\b') {
            carriageReturn = false;
            text.truncate(lineStart);
            text.append(c);
        } else if (text.length() > lineStart) {
            text.truncate(text.length() - 1);
        }
    }

    int length() {
        return text.length();
    }

    /** The last characters, at most {@code count}. */
    String tail(int count) {
        return text.substring(Math.max(0, text.length() - count), text.length());
    }

    /** Removes the first {@code count} characters and returns them; many megabytes do not stay behind as empty capacity. */
    String take(int count) {
        String taken = text.substring(0, count);
        Characters rest = new Characters(text.length() - count);
        rest.append(text, count, text.length());
        text = rest;
        lineStart = Math.max(0, lineStart - count);
        return taken;
    }
}
