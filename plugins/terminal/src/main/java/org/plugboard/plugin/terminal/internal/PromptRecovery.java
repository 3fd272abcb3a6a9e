// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.Deadline;

/**
 * What is typed to find a prompt again that did not come in time (semantics 147). Only where the connection asks for it, since it
 * confirms questions and ends commands.
 *
 * @param wanted whether anything is
 * @param keys what is typed, one after the other
 * @param interval how long the prompt may take behind each
 * @param rounds how often all of them are typed
 */
record PromptRecovery(boolean wanted, List<String> keys, Duration interval, int rounds) {

    private static final String ENTER = "\r";

    /** Enter, Ctrl-U, Ctrl-Z, Enter, Ctrl-^. */
    private static final List<String> KEYS = List.of(ENTER, "\u0015", "\u001a", ENTER, "\u001e");

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

    /** Presses one key after the other until the prompt is there; gives it. */
    Optional<String> prompt(Wire wire, Rest rest) {
        for (int round = 0; wanted && round < rounds; round++) {
            for (String key : keys) {
                Deadline limit = Deadline.after(interval);
                wire.clear();
                if (key.equals(ENTER)) {
                    wire.sendLine("", limit);
                } else {
                    wire.send(key, limit);
                }
                if (rest.byItself(limit)) {
                    return Optional.of(wire.buffer().lastLine());
                }
            }
        }
        return Optional.empty();
    }
}
