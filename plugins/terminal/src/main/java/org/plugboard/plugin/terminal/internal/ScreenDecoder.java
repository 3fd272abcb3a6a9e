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
 * characters that only mean something to a screen. Carriage return, line feed, tab and backspace stay. Characters and
 * sequences may be split anywhere between two calls. Not thread-safe.
 */
final class ScreenDecoder {

    private static final char DELETE = '\u007f';
    private static final byte[] NOTHING = {};

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

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(256);

    /** The beginning of a character whose end has not come yet; empty but for that. */
    private byte[] rest = NOTHING;

    private State state = State.TEXT;

    /** Decodes {@code length} bytes and appends what is text to {@code target}. */
    void decode(byte[] bytes, int length, AnswerBuffer target) {
        for (int from = 0; from < length; ) {
            int to = state == State.TEXT && rest.length == 0 ? endOfPlain(bytes, from, length) : from;
            if (to > from) {
                target.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            } else {
                to = endOfLine(bytes, from, length);
                decodeEach(bytes, from, to, target);
            }
            from = to;
        }
    }

    /** Almost all of what devices say is of this kind: text that is taken over as it is. */
    private static int endOfPlain(byte[] bytes, int from, int length) {
        int to = from;
        while (to < length && (bytes[to] >= ' ' ? bytes[to] != DELETE : isKept((char) bytes[to]))) {
            to++;
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
            target.append(c);
        }
    }

    /** Whether this control character is a part of the text. */
    private static boolean isKept(char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\b';
    }

    private static State afterEscape(char c) {
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
        } else if (c < ' ') {
            // A screen carries out control characters within a sequence too; losing a line end would join two lines.
            state = c == '\u001b' ? State.ESCAPE : State.CONTROL;
            if (AnswerBuffer.isLineEnd(c)) {
                target.append(c);
            }
        }
    }
}
