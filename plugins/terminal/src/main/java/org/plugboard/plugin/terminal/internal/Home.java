// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Objects;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.spi.Deadline;

/**
 * Where connecting has left a session, and the way back to it.
 *
 * <p>That is a mode, and on platforms of which one mode fits all prompts more than that: the prompt's first word (up to a
 * blank or a colon) and its last character. So a session that was led to another host, another user or what is not described
 * is not at home, while a shell may be in another folder.
 */
final class Home {

    private final Prompt prompt;
    private final Prompts prompts;
    private final Modes modes;
    private final Failures failures;

    Home(Prompt prompt, Prompts prompts, Modes modes, Failures failures) {
        this.prompt = prompt;
        this.prompts = prompts;
        this.modes = modes;
        this.failures = failures;
    }

    /** Whether the prompt that was seen last is that one. */
    boolean isHere() {
        String now = prompts.literal();
        return now != null
                && (now.equals(prompt.text())
                        || (Objects.equals(modes.current(), prompt.mode()) && isAlike(now, prompt.text())));
    }

    private static boolean isAlike(String one, String other) {
        int word = firstWord(one);
        return word == firstWord(other)
                && one.regionMatches(0, other, 0, word)
                && one.charAt(one.length() - 1) == other.charAt(other.length() - 1);
    }

    private static int firstWord(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ':') {
            end++;
        }
        return end;
    }

    /**
     * Goes there by the platform's transitions; gives its prompt.
     *
     * @throws OutOfStepException if none leads there
     */
    String goBack(Deadline deadline) {
        if (isHere()) {
            return prompt.text();
        }
        String mode = prompt.mode();
        try {
            // A shell that was opened by hand is not left by opening a command line within it.
            if (mode != null && !modes.startsOnTheWayTo(mode)) {
                modes.goTo(mode, deadline);
            }
        } catch (NotSupportedException | CommandRefusedException | AuthenticationException e) {
            throw new OutOfStepException(gone(), e);
        }
        if (!isHere()) {
            throw new OutOfStepException(gone());
        }
        return prompt.text();
    }

    private String gone() {
        return "%s: it shows \"%s\" and cannot be brought back to \"%s\", where connecting left it; %s; connect again"
                .formatted(
                        failures.name(),
                        prompts.literal(),
                        prompt.text(),
                        failures.where().get());
    }
}
