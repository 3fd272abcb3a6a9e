// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBufferTest {

    private static final int SEGMENT = 16 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 7})
    void isTheTextThatWasAppendedWhereverItIsCut(int length) {
        String text = text(length);
        for (int piece : new int[] {1, 100, SEGMENT, 2 * SEGMENT + 3}) {
            AnswerBuffer buffer = new AnswerBuffer();
            for (int from = 0; from < length; from += piece) {
                buffer.append(text.substring(from, Math.min(length, from + piece)));
            }
            assertThat(buffer.length()).isEqualTo(length);
            assertThat(buffer.toString()).isEqualTo(text);
            for (int start : new int[] {0, SEGMENT - 1, SEGMENT, SEGMENT + 1, length - 1, length}) {
                int from = Math.max(0, Math.min(start, length));
                assertThat(buffer.subSequence(from, length)).isEqualTo(text.substring(from));
                assertThat(buffer.subSequence(from, from)).isEmpty();
                assertThat(parts(buffer, from, length)).isEqualTo(text.substring(from));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, SEGMENT, SEGMENT + 10})
    void keepsTheLastCharacters(int count) {
        String text = text(3 * SEGMENT);
        AnswerBuffer buffer = new AnswerBuffer();
        buffer.append(text);

        buffer.keepLast(count);
        buffer.append('x');

        assertThat(buffer.toString()).isEqualTo(text.substring(text.length() - count) + "x");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, SEGMENT - 9, SEGMENT - 3, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT - 9, 2 * SEGMENT - 2
            })
    void findsATextWhereverItLies(int where) {
        String text = text(where) + "R1(config)#" + text(7) + "R1(config)#";
        AnswerBuffer buffer = AnswerBuffer.of(text);

        for (int from : new int[] {0, where, where + 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, text.length()}) {
            assertThat(buffer.indexOf("R1(config)#", Math.min(from, text.length())))
                    .isEqualTo(text.indexOf("R1(config)#", Math.min(from, text.length())));
        }
        assertThat(buffer.indexOf("R2(config)#", 0)).isNegative();
    }

    private static String parts(AnswerBuffer buffer, int from, int to) {
        StringBuilder text = new StringBuilder();
        buffer.parts(from, to, (piece, start, end) -> text.append(piece.substring(start, end)));
        return text.toString();
    }

    /** Some of it in characters that take two bytes. */
    private static String text(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (i / 5000 % 2 == 0 ? 'a' + random.nextInt(26) : '\u0400' + random.nextInt(26)));
        }
        return text.toString();
    }
}
