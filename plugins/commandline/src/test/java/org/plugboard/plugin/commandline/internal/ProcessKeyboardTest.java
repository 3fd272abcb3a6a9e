// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("semantics-107")
class ProcessKeyboardTest {

    @Test
    void withoutATerminalNobodyIsAsked() {
        assertThat(new ProcessKeyboard().ask("Your password", true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Your password,'Your password: '", "'Name: ','Name: '", "Which one?,'Which one? '", "' > ','> '"})
    void theAnswerIsTypedBehindTheQuestion(String question, String prompt) {
        assertThat(ProcessKeyboard.prompt(question)).isEqualTo(prompt);
    }
}
