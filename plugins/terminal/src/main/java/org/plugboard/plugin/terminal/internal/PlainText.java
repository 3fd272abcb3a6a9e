// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

/**
 * Text as somebody at the screen reads it: each of CR LF, CR CR LF and LF is one {@code \n}, a backspace takes back the
 * character before it in the line, and text behind a lone carriage return replaces the line. Takes its input piece by
 * piece and looks at each character once. Not thread-safe.
 */
final class PlainText {

    private final StringBuilder text = new StringBuilder();
    private int lineStart;
    private boolean carriageReturn;

    /** A part of the text as it came, made plain. */
    static String of(CharSequence raw, int from, int to) {
        return plain(raw, from, to).text.toString();
    }

    /** As {@link #of}, without a line end behind the last line. */
    static String ofAnswer(CharSequence raw, int from, int to) {
        StringBuilder text = plain(raw, from, to).text;
        int length = text.length();
        return text.substring(0, length > 0 && text.charAt(length - 1) == '\n' ? length - 1 : length);
    }

    private static PlainText plain(CharSequence raw, int from, int to) {
        PlainText plain = new PlainText();
        plain.text.ensureCapacity(to - from);
        plain.add(raw, from, to);
        return plain;
    }

    void add(CharSequence raw, int from, int to) {
        for (int i = from; i < to; i++) {
            add(raw.charAt(i));
        }
    }

    private void add(char c) {
        switch (c) {
            case '\r' -> carriageReturn = true;
            case '\n' -> {
                carriageReturn = false;
                text.append('\n');
                lineStart = text.length();
            }
            case '\b' -> {
                if (text.length() > lineStart) {
                    text.setLength(text.length() - 1);
                }
            }
            default -> {
                if (carriageReturn) {
                    carriageReturn = false;
                    text.setLength(lineStart);
                }
                text.append(c);
            }
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
