// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.util.List;
import java.util.Locale;

/**
 * An input and what the device said to it.
 *
 * @param prompt the line in which the device waited for it
 * @param input what was sent
 * @param output what came
 * @param isName whether the recording says that the input was the name of who answers
 */
record Exchange(String prompt, Input input, Output output, boolean isName) {

    private static final List<String> LOGIN_QUESTIONS = List.of("login:", "username:", "user name:", "user:");

    /** Whether the input was a secret, or the name in a login: whoever replays it has another one. */
    boolean isLogin() {
        String question = prompt.strip().toLowerCase(Locale.ROOT);
        return isName || input.isSecret() || LOGIN_QUESTIONS.stream().anyMatch(question::endsWith);
    }
}
