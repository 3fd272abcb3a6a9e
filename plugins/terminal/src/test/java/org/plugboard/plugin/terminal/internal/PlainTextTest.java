// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    /** Written with R for a carriage return, N for a line feed and B for a backspace. */
    @ParameterizedTest
    @CsvSource({
        "aRNb, aNb",
        "aRRNb, aNb",
        "aNb, aNb",
        "oldRnew, new",
        "xNoldRnewN, xNnewN",
        "abBc, ac",
        "xNBa, xNa",
        "--More--BBBBBBBB        BBBBBBBBline, line",
        "oldRB, ol",
        "oldR, old",
        "grünR€, €"
    })
    void isWhatSomebodyAtTheScreenReads(String raw, String plain) {
        String typed = signs(raw);
        for (int before : new int[] {0, 8190, 8191, 8192, 16383}) {
            AnswerBuffer buffer = new AnswerBuffer();
            buffer.append("x".repeat(before) + "\n" + typed);
            assertThat(PlainText.of(buffer, 0, buffer.length())).isEqualTo("x".repeat(before) + "\n" + signs(plain));
        }
        AnswerBuffer whole = new AnswerBuffer();
        whole.append(typed);
        for (int cut = 0; cut <= typed.length(); cut++) {
            PlainText pieces = new PlainText();
            pieces.add(whole, 0, cut);
            pieces.add(whole, cut, whole.length());
            assertThat(pieces.take(pieces.length())).as("cut at %d", cut).isEqualTo(signs(plain));
        }
    }

    private static String signs(String text) {
        return text.replace('R', '\r').replace('N', '\n').replace('B', '\b');
    }
}
