// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes become text, wherever they are split. */
class ScreenDecoderTest {

    @ParameterizedTest
    @CsvSource({
        "grün €, grün €",
        "a\u001b[1;31mb\u001b[0mc, abc",
        "a\u001b[?2004hb, ab",
        "a\u001b]0;title\u0007b, ab",
        "a\u001b]0;title\u001b\\b, ab",
        "a\r\u001b[Kb, 'a\r\r \b\rb'",
        "a\u001b[2Kb, 'a\r \b\rb'",
        "ab\u001b[2Dc, 'ab\rc'",
        "ab\u001b[1Dc, abc",
        "ab\u001b[9Cc\u001b[40D, abc",
        "a\u001b(Bb\u001b=c, abc",
        "a\u001b7b\u001bPdata\u001b\\c, abc",
        "a\u0000b\u0007c\u007fd\u000fe, abcde",
        "tab\tback\b, tab\tback\b",
        "\uD83D\uDE00!, \uD83D\uDE00!"
    })
    void sequencesAreDroppedAndTextStays(String raw, String text) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(decode(bytes, cut)).as("cut at " + cut).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"61 ff 62, a\uFFFDb", "61 e2 82 62, a\uFFFDb", "c3 28, \uFFFD("})
    void malformedBytesAreShown(String hex, String text) {
        String[] parts = hex.split(" ", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(decode(bytes, cut)).isEqualTo(text);
        }
    }

    @Test
    void everyByteIsTheSameWhereverItStandsAmongOthers() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 17; place++) {
                byte[] bytes = "GigabitEthernet0/0/1".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) value;
                ScreenDecoder single = new ScreenDecoder();
                AnswerBuffer oneByOne = new AnswerBuffer();
                for (byte b : bytes) {
                    single.decode(new byte[] {b}, 1, oneByOne);
                }
                AnswerBuffer whole = new AnswerBuffer();
                new ScreenDecoder().decode(bytes, bytes.length, whole);
                assertThat(whole.toString()).isEqualTo(oneByOne.toString());
            }
        }
    }

    private static String decode(byte[] bytes, int cut) {
        AnswerBuffer target = new AnswerBuffer();
        ScreenDecoder decoder = new ScreenDecoder();
        decoder.decode(bytes, cut, target);
        byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
        decoder.decode(rest, rest.length, target);
        return target.toString();
    }
}
