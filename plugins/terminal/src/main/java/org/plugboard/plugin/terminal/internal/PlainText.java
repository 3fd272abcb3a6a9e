// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/**
 * Text as somebody at the screen reads it: each of CR LF, CR CR LF and LF is one {@code \n}, a backspace takes back the
 * character before it in the line, and text behind a lone carriage return replaces the line. Takes its input piece by
 * piece and looks at each character once. Not thread-safe.
 */
final class PlainText {

    private static final int PIECE = 8 * 1024;

    private final StringBuilder text = new StringBuilder();
    private int lineStart;
    private boolean carriageReturn;

    /** A part of the text as it came, made plain. */
    static String of(AnswerBuffer raw, int from, int to) {
        PlainText plain = ofLength(to - from);
        plain.add(raw, from, to);
        return plain.text.toString();
    }

    /**
     * As {@link #of}, without a line end behind the last line. Of what came only the end is there behind that: it and two copies of
     * many megabytes may be more than the memory has room for.
     */
    static String ofAnswer(AnswerBuffer raw, int from, int to) {
        PlainText plain = ofLength(to - from);
        for (int start = from; start < to; start += PIECE) {
            int end = Math.min(to, start + PIECE);
            plain.add(raw, start, end);
            raw.release(end);
        }
        StringBuilder text = plain.text;
        int length = text.length();
        return text.substring(0, length > 0 && text.charAt(length - 1) == '\n' ? length - 1 : length);
    }

    private static PlainText ofLength(int length) {
        PlainText plain = new PlainText();
        plain.text.ensureCapacity(length);
        return plain;
    }

    void add(AnswerBuffer raw, int from, int to) {
        char[] piece = new char[Math.min(PIECE, to - from)];
        for (int start = from; start < to; start += PIECE) {
            int length = Math.min(PIECE, to - start);
            raw.copy(start, start + length, piece);
            add(piece, length);
        }
    }

    /** Moves what stays of the piece together, so that it is appended as one. */
    private void add(char[] piece, int length) {
        int kept = 0;
        for (int i = 0; i < length; ) {
            int run = carriageReturn ? 0 : run(piece, i, length);
            System.arraycopy(piece, i, piece, kept, run);
            kept += run;
            i += run;
            if (i == length) {
                break;
            }
            char c = piece[i++];
            if (c == '\r') {
                carriageReturn = true;
            } else if (c == '\n') {
                carriageReturn = false;
                piece[kept++] = c;
                lineStart = text.length() + kept;
            } else if (c == '\b' || carriageReturn) {
                text.append(piece, 0, kept);
                kept = 0;
                overwrite(c);
            } else {
                piece[kept++] = c;
            }
        }
        // A string is packed and copied as a whole, the part of an array one character after the other.
        text.append(new String(piece, 0, kept));
    }

    /** How many characters follow that are neither a carriage return nor one of those below it. */
    private static int run(char[] piece, int from, int length) {
        int to = from;
        while (to < length && piece[to] > '\r') {
            to++;
        }
        return to - from;
    }

    private void overwrite(char c) {
        if (c != '\b') {
            carriageReturn = false;
            text.setLength(lineStart);
            text.append(c);
        } else if (text.length() > lineStart) {
            text.setLength(text.length() - 1);
        }
    }

    int length() {
        return text.length();
    }

    /** The last characters, at most {@code count}. */
    String tail(int count) {
        return text.substring(Math.max(0, text.length() - count));
    }

    /** Removes the first {@code count} characters and returns them. */
    String take(int count) {
        String taken = text.substring(0, count);
        text.delete(0, count);
        if (text.length() == 0) {
            // Many megabytes must not stay behind as empty capacity.
            text.trimToSize();
        }
        lineStart = Math.max(0, lineStart - count);
        return taken;
    }
}
