// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes text of bytes: UTF-8, in which what is malformed becomes U+FFFD, without the escape sequences and control
 * characters that only mean something to a screen. Carriage return, line feed, tab and backspace stay. What leads back to
 * the first column becomes a carriage return, and what empties the line becomes what does so without escape sequences.
 * Characters and sequences may be split anywhere between two calls. Not thread-safe.
 */
final class ScreenDecoder {

    private static final char DELETE = '\u007f';
    private static final byte[] NOTHING = {};

    /** As much is looked through in one call: the virtual machine translates what was called some hundred times. */
    private static final int PIECE = 1024;

    private enum State {
        TEXT,
        ESCAPE,
        /** Behind ESC and an intermediate character, for example a character set: one more follows. */
        INTERMEDIATE,
        /** Behind ESC [ up to a final character in @ … ~. */
        CONTROL,
        /** Within OSC, DCS, PM or APC: up to BEL or ESC \. */
        STRING,
        STRING_ESCAPE
    }

    /** To the first column, something over what stands there, and back again: an empty line. */
    private static final String EMPTY_LINE = "\r \b\r";

    /** No number in a sequence is greater than this, which is wider than any line that a device erases. */
    private static final int WIDEST = 512;

    private static final int NO_NUMBER = -1;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(256);

    /** The beginning of a character whose end has not come yet; empty but for that. */
    private byte[] rest = NOTHING;

    private State state = State.TEXT;

    /** The number in a control sequence, or none. */
    private int number = NO_NUMBER;

    /** Whether more than a number stands in it. */
    private boolean complex;

    /** Whether the cursor was moved to the right in this line, so that its column is not the number of characters. */
    private boolean moved;

    /** Decodes {@code length} bytes and appends what is text to {@code target}. */
    void decode(byte[] bytes, int length, AnswerBuffer target) {
        ByteBuffer words = Words.of(bytes);
        for (int from = 0; from < length; ) {
            int limit = Math.min(length, from + PIECE);
            int to = state == State.TEXT && rest.length == 0 && !moved ? endOfPlain(words, from, limit) : from;
            if (to > from) {
                target.append(bytes, from, to);
            } else {
                to = endOfLine(bytes, from, length);
                decodeEach(bytes, from, to, target);
            }
            from = to;
        }
    }

    /** Almost all of what devices say is of this kind: text that is taken over as it is. */
    private static int endOfPlain(ByteBuffer bytes, int from, int length) {
        int to = Words.endOfPrintable(bytes, from, length);
        while (to < length && isKept((char) bytes.get(to))) {
            to = Words.endOfPrintable(bytes, to + 1, length);
        }
        return to;
    }

    /** Behind the next line feed, which is never a part of another character. */
    private static int endOfLine(byte[] bytes, int from, int length) {
        int to = from;
        while (to < length && bytes[to] != '\n') {
            to++;
        }
        return Math.min(length, to + 1);
    }

    private void decodeEach(byte[] bytes, int from, int to, AnswerBuffer target) {
        ByteBuffer input = ByteBuffer.allocate(rest.length + to - from);
        input.put(rest).put(bytes, from, to - from).flip();
        boolean more = true;
        while (more) {
            more = utf8.decode(input, decoded, false).isOverflow();
            decoded.flip();
            while (decoded.hasRemaining()) {
                accept(decoded.get(), target);
            }
            decoded.clear();
        }
        rest = input.hasRemaining() ? Arrays.copyOfRange(input.array(), input.position(), input.limit()) : NOTHING;
    }

    private void accept(char c, AnswerBuffer target) {
        switch (state) {
            case TEXT -> text(c, target);
            case ESCAPE -> state = afterEscape(c);
            case INTERMEDIATE -> state = c >= ' ' && c <= '/' ? State.INTERMEDIATE : State.TEXT;
            case CONTROL -> control(c, target);
            case STRING -> state = c == '\u0007' ? State.TEXT : c == '\u001b' ? State.STRING_ESCAPE : State.STRING;
            case STRING_ESCAPE -> state = c == '\\' ? State.TEXT : afterEscape(c);
        }
    }

    private void text(char c, AnswerBuffer target) {
        if (c == '\u001b') {
            state = State.ESCAPE;
        } else if ((c >= ' ' && c != DELETE) || isKept(c)) {
            moved = moved && !AnswerBuffer.isLineEnd(c);
            target.append(c);
        }
    }

    /** Whether this control character is a part of the text. */
    private static boolean isKept(char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\b';
    }

    private State afterEscape(char c) {
        number = NO_NUMBER;
        complex = false;
        return switch (c) {
            case '[' -> State.CONTROL;
            case ']', 'P', '^', '_', 'X' -> State.STRING;
            case '\u001b' -> State.ESCAPE;
            default -> c >= ' ' && c <= '/' ? State.INTERMEDIATE : State.TEXT;
        };
    }

    private void control(char c, AnswerBuffer target) {
        if (c >= '@' && c <= '~') {
            state = State.TEXT;
            if (!complex) {
                carryOut(c, target);
            }
        } else if (c < ' ') {
            // A screen carries out control characters within a sequence too; losing a line end would join two lines.
            state = c == '\u001b' ? State.ESCAPE : State.CONTROL;
            if (AnswerBuffer.isLineEnd(c)) {
                target.append(c);
            }
        } else if (c >= '0' && c <= '9') {
            number = Math.min(WIDEST, Math.max(0, number) * 10 + c - '0');
        } else {
            complex = true;
        }
    }

    private void carryOut(char c, AnswerBuffer target) {
        boolean atStart = target.length() > 0 && target.charAt(target.length() - 1) == '\r';
        switch (c) {
            case 'G' -> toColumn(number - 1, target);
            case 'C' -> moved = true;
            case 'D' -> toColumn(moved ? WIDEST : column(target) - Math.max(1, number), target);
            case 'K' -> {
                if (number == 2 || (atStart && number <= 0)) {
                    target.append(EMPTY_LINE);
                }
            }
            default -> {}
        }
    }

    private static void toColumn(int column, AnswerBuffer target) {
        if (column <= 0) {
            target.append('\r');
        }
    }

    private static int column(AnswerBuffer target) {
        return target.length() - target.lastLine(Math.max(0, target.length() - WIDEST - 1));
    }
}
