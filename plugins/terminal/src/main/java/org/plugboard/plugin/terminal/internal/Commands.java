// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.ModeChangedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.TextBlocks.Piece;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;

/** Commands of callers: their lines, what they answer meanwhile, and what must not be behind them (semantics 134–136). */
final class Commands {

    private final Conversation conversation;
    private final Replier replier;
    private final Platform platform;
    private final Errors errors;
    private final Failures failures;

    Commands(Conversation conversation, Replier replier, Platform platform, Errors errors, Failures failures) {
        this.conversation = conversation;
        this.replier = replier;
        this.platform = platform;
        this.errors = errors;
        this.failures = failures;
    }

    /**
     * Sends a command and returns its answer.
     *
     * @throws CommandRefusedException if the answer says that it failed
     * @throws ModeChangedException if the device is in another mode behind it, and must not be
     */
    CommandResult run(Command command, Deadline deadline) {
        List<Pattern> own =
                command.errors().patterns().stream().map(replier::compile).toList();
        RunningDialog dialog = replier.hold(command.dialog(), deadline);
        conversation.ensureInStep(deadline);
        Optional<String> before = conversation.mode();
        long begun = System.nanoTime();
        String text = ask(command, own, dialog, deadline);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        Optional<String> after = conversation.mode();
        CommandResult result = new CommandResult(
                command.text(), text, elapsed, before.orElse(Cli.UNKNOWN_MODE), after.orElse(Cli.UNKNOWN_MODE));
        if (!command.mayChangeMode() && before.isPresent() && after.isPresent() && !before.equals(after)) {
            throw new ModeChangedException(
                    "%s: \"%s\" led from mode %s to mode %s; use switchTo, or say that the command may do that; %s"
                            .formatted(
                                    failures.name(),
                                    command.text(),
                                    before.get(),
                                    after.get(),
                                    failures.where().get()),
                    result);
        }
        return result;
    }

    /** Each line behind the prompt, or behind what a shell shows where the line before it did not end the command. */
    private String ask(Command command, List<Pattern> own, @Nullable RunningDialog dialog, Deadline deadline) {
        List<Piece> pieces = TextBlocks.in(command.text(), platform);
        StringJoiner said = new StringJoiner("\n");
        boolean goesOn = false;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!goesOn && piece.isBlank() && pieces.size() > 1) {
                continue;
            }
            Pattern continuation =
                    i == pieces.size() - 1 ? null : platform.answers().continuation();
            Answer answer = goesOn
                    ? conversation.reply(piece.first(), continuation, dialog, deadline)
                    : conversation.ask(piece, continuation, dialog, deadline);
            goesOn = answer.prompt() == null;
            errors.in(answer.text(), own, command.errors().besidesPlatform()).ifPresent(error -> {
                throw refused(piece.first(), answer.text(), error);
            });
            if (pieces.size() == 1) {
                return answer.text();
            }
            if (!answer.text().isEmpty()) {
                said.add(answer.text());
            }
        }
        return said.toString();
    }

    private CommandRefusedException refused(String command, String answer, Pattern error) {
        return new CommandRefusedException(
                "%s: the device refuses \"%s\": %s (its answer matches /%s/); %s"
                        .formatted(
                                failures.name(),
                                command,
                                Failures.shortened(answer),
                                error.pattern(),
                                failures.where().get()),
                command,
                answer);
    }
}
