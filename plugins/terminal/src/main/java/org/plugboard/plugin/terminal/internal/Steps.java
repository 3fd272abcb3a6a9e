// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Map;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.platform.Transition;
import org.plugboard.spi.Deadline;

/** Takes single steps between modes, and answers what is asked there. */
final class Steps {

    private final Conversation conversation;
    private final Replier replier;
    private final Logins logins;
    private final Failures failures;

    Steps(Conversation conversation, Replier replier, Logins logins, Failures failures) {
        this.conversation = conversation;
        this.replier = replier;
        this.logins = logins;
        this.failures = failures;
    }

    /**
     * Takes a step.
     *
     * @throws CommandRefusedException if it does not lead to its mode
     * @throws AuthenticationException if a secret for it is missing or refused
     */
    void take(Route route, Deadline deadline) {
        Transition transition = route.transition();
        String command = route.command(failures.name());
        StoredAnswers secrets = new StoredAnswers(logins, failures, "mode " + transition.to());
        Dialog dialog = transition.answers().dialog(failures.name(), Map.of(), secrets);
        Answer answer = conversation.ask(command, null, replier.hold(dialog, deadline), deadline);
        if (!transition.to().equals(conversation.mode().orElse(null))) {
            if (secrets.wereSent()) {
                // A peer may have echoed it.
                throw failures.refused(
                        "the device refuses the password for mode " + transition.to(),
                        replier.wire().masked(answer.text()));
            }
            throw new CommandRefusedException(
                    "%s: \"%s\" does not lead to mode %s: %s; %s; %s"
                            .formatted(
                                    failures.name(),
                                    command,
                                    transition.to(),
                                    answer.text().strip(),
                                    route,
                                    failures.where().get()),
                    command,
                    answer.text());
        }
        checkFree(transition, command, answer.text());
    }

    private void checkFree(Transition transition, String command, String answer) {
        Pattern unless = transition.unless();
        if (unless != null && answer.lines().anyMatch(line -> unless.matches(line.strip()))) {
            throw new CommandRefusedException(
                    "%s: mode %s must not be used now: %s; look at it by hand, with execute"
                            .formatted(failures.name(), transition.to(), answer.strip()),
                    command,
                    answer);
        }
    }
}
