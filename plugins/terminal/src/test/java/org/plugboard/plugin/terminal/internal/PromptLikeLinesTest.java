// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At every split of what comes. */
class PromptLikeLinesTest {

    private static final String PROMPT = "R1#";

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R1#", "a R1#\r\n", "R1#show clock\r\nnoon\r\nR2#", "\tR1#\r\nR1 #", "\r\n\r\nR1#"})
    void oneLineIsTheOnlyOne(String text) {
        int prompt = text.startsWith(PROMPT) ? 0 : text.endsWith("\n" + PROMPT) ? text.length() - PROMPT.length() : -1;
        for (int split = 0; split <= text.length(); split++) {
            assertThat(besides(text, split, prompt)).as("split at %d", split).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'R1#\r\nR1#', 5",
        "'R1#\rR1#x', 0",
        "'log of R1#\r\nR1#show\r\n\r\nR1#', 21",
        "'\tx\r\nR1#\r\n\tR1#', 10"
    })
    void severalLinesAreSeen(String escaped, int prompt) {
        String text = escaped.translateEscapes();
        for (int split = 0; split <= text.length(); split++) {
            assertThat(besides(text, split, prompt)).as("split at %d", split).isTrue();
        }
    }

    private static boolean besides(String text, int split, int prompt) {
        PromptLikeLines lines = new PromptLikeLines(PROMPT, 0);
        AnswerBuffer buffer = AnswerBuffer.of(text.substring(0, split));
        lines.scan(buffer);
        buffer.append(text.substring(split));
        lines.scan(buffer);
        return lines.besides(prompt);
    }
}
