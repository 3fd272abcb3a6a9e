// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/**
 * Text as somebody at the screen reads it: each of CR LF, CR CR LF and LF is one {@code \n}, a backspace takes back the
 * character before it in the line, and text behind a lone carriage return replaces the line. Takes its input piece by
 * piece and looks at each character once. Not thread-safe.
 */
final class PlainText {

    /** Of what came so much lies there twice while it is made plain. */
    private static final int PIECE = 64 * 1024;

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
     * As {@link #of}, without a line end behind the last line. Of what came only the end is there behind that: it and two copies of
     * many megabytes may be more than the memory has room for.
     */
    static String ofAnswer(AnswerBuffer raw, int from, int to) {
        PlainText plain = new PlainText(to - from);
        for (int start = from; start < to; start += PIECE) {
            int end = Math.min(to, start + PIECE);
            plain.add(raw, start, end);
            raw.release(end);
        }
        Characters text = plain.text;
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
