// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;

/**
 * Keys that may bring back a prompt that did not come in time (semantics 147): Enter, Ctrl-U, Ctrl-Z, Enter, Ctrl-^. Only where
 * the connection asks for it, since they confirm questions and end commands.
 *
 * @param rounds how often all of them are tried; 0 for not at all
 * @param interval how long each has
 */
record Recovery(int rounds, Duration interval) {

    private static final String ENTER = "\r";
    private static final List<String> KEYS = List.of(ENTER, "\u0015", "\u001a", ENTER, "\u001e");

    /** What the arguments {@code prompt_recovery}, {@code prompt_recovery_rounds} and {@code prompt_recovery_interval} say. */
    static Recovery of(ConnectionContext context) {
        int rounds = context.arguments().number("prompt_recovery_rounds", 1);
        if (rounds < 1) {
            throw new InvalidRequestException("%s: prompt_recovery_rounds is %d; it is a number of rounds, at least 1"
                    .formatted(context.name(), rounds));
        }
        return new Recovery(
                context.arguments().flag("prompt_recovery", false) ? rounds : 0,
                context.arguments().duration("prompt_recovery_interval", Duration.ofSeconds(10)));
    }

    /** Presses one key after the other until the prompt is there; gives it. */
    Optional<String> prompt(Wire wire, Rest rest) {
        for (int round = 0; round < rounds; round++) {
            for (String key : KEYS) {
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
