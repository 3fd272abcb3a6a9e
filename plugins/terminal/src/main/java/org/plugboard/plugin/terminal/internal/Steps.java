// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Map;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.platform.Way;
import org.plugboard.spi.Deadline;

/** Takes single steps between modes, and answers what is asked there. */
final class Steps {

    private final Conversation conversation;
    private final Speaker speaker;
    private final Logins logins;
    private final Failures failures;

    Steps(Conversation conversation, Speaker speaker, Logins logins, Failures failures) {
        this.conversation = conversation;
        this.speaker = speaker;
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
        Way way = route.way();
        String command = route.command(failures.name());
        StoredAnswers secrets = new StoredAnswers(logins, failures, "mode " + way.to());
        Dialog dialog = way.answers().dialog(failures.name(), Map.of(), secrets);
        Answer answer = conversation.ask(command, null, speaker.talk(dialog, deadline), deadline);
        if (!way.to().equals(conversation.mode().orElse(null))) {
            if (secrets.wereSent()) {
                // A peer may have echoed it.
                throw failures.refused(
                        "the device refuses the password for mode " + way.to(),
                        speaker.wire().masked(answer.text()));
            }
            throw new CommandRefusedException(
                    "%s: \"%s\" does not lead to mode %s: %s; %s; %s"
                            .formatted(
                                    failures.name(),
                                    command,
                                    way.to(),
                                    answer.text().strip(),
                                    route,
                                    failures.where().get()),
                    command,
                    answer.text());
        }
        checkFree(way, command, answer.text());
    }

    private void checkFree(Way way, String command, String answer) {
        Pattern unless = way.unless();
        if (unless != null && answer.lines().anyMatch(line -> unless.matches(line.strip()))) {
            throw new CommandRefusedException(
                    "%s: mode %s must not be used now: %s; look at it by hand, with execute"
                            .formatted(failures.name(), way.to(), answer.strip()),
                    command,
                    answer);
        }
    }
}
