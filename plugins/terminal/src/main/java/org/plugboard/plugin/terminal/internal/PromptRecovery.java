// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.List;
import org.plugboard.spi.Arguments;

/**
 * What is typed to find a prompt again that did not come in time (semantics 147).
 *
 * @param wanted whether anything is
 * @param keys what is typed, one after the other
 * @param interval how long the prompt may take behind each
 * @param rounds how often all of them are typed
 */
record PromptRecovery(boolean wanted, List<String> keys, Duration interval, int rounds) {

    /** Enter, Ctrl-U, Ctrl-Z, Enter, Ctrl-^. */
    private static final List<String> KEYS = List.of("\r", "\u0015", "\u001a", "\r", "\u001e");

    static PromptRecovery of(Arguments arguments) {
        List<String> keys =
                arguments.texts(arguments.spelling("prompt_recovery_commands", "PROMPT_RECOVERY_COMMANDS")).stream()
                        .map(PromptRecovery::typed)
                        .toList();
        return new PromptRecovery(
                arguments.flag("prompt_recovery", false),
                keys.isEmpty() ? KEYS : keys,
                arguments.duration(
                        arguments.spelling("prompt_recovery_interval", "PROMPT_RECOVERY_INTERVAL"),
                        Duration.ofSeconds(10)),
                arguments.number(arguments.spelling("prompt_recovery_retries", "PROMPT_RECOVERY_RETRIES"), 1));
    }

    /** A file may have the two characters instead of the one that they stand for. */
    private static String typed(String key) {
        return key.replace("\\r", "\r").replace("\\n", "\n");
    }
}
