// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.plugin.terminal.internal.platform.LoginRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Task;
import org.plugboard.spi.Deadline;

/**
 * A restarting device, from the command that does it to the end of the session; on a console line, where a session does not
 * end, to the first question of its next life. Used once.
 */
final class Departure {

    /** Behind so much silence somebody at the keyboard would look at the device in another way. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** What is a question or a prompt is not longer. */
    private static final int KEPT = 8192;

    /** How it ended. */
    enum End {
        /** The session is over. */
        CLOSED,
        /** Nothing comes any more, but nobody has said that it is over. */
        SILENT,
        /** The device asks for a login, or for the Enter key. */
        ASKS
    }

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;
    private final Speaker speaker;
    private final Errors errors;
    private final Failures failures;
    private final StringBuilder said = new StringBuilder();
    private boolean hasPrompted;

    /** {@code errors} say, besides those of the task, that the device stays. */
    Departure(Wire wire, Platform platform, Prompts prompts, Speaker speaker, Errors errors, Failures failures) {
        this.wire = wire;
        this.platform = platform;
        this.prompts = prompts;
        this.speaker = speaker;
        this.errors = errors;
        this.failures = failures;
    }

    /** What the device has said. */
    String said() {
        return said.toString().strip();
    }

    /**
     * Sends the command, answers what is asked, and waits for the end.
     *
     * @throws CommandRefusedException if the device does not restart
     */
    End run(String command, Task task, Dialog answers, Deadline deadline) {
        Talk talk = new Talk(answers, speaker, deadline);
        wire.drain(deadline);
        wire.sendLine(command, deadline);
        try {
            while (true) {
                if (!wire.read(deadline.atMost(SILENCE))) {
                    return silent(command, deadline);
                }
                Optional<End> end = look(command, task, talk);
                if (end.isPresent()) {
                    return end.get();
                }
                forgetOld();
            }
        } catch (ConnectionClosedException e) {
            take();
            return End.CLOSED;
        }
    }

    private End silent(String command, Deadline deadline) {
        if (deadline.isOver()) {
            throw wire.timedOut("the end of the session behind \"" + command + "\"", deadline);
        }
        if (hasPrompted && isAtPrompt()) {
            throw refused(command);
        }
        take();
        return End.SILENT;
    }

    private Optional<End> look(String command, Task task, Talk talk) {
        talk.hear(wire.buffer(), wire.readStart(), wire.buffer().length());
        if (talk.act().filter(Talk.Turn::spoke).isPresent()) {
            take();
        } else if (asksForLogin(lastLine())) {
            take();
            return Optional.of(End.ASKS);
        } else if (isAtPrompt() && !hasPrompted) {
            hasPrompted = true;
            if (errors.in(wire.received(), task.failures(), true).isPresent()) {
                throw refused(command);
            }
        }
        return Optional.empty();
    }

    private boolean asksForLogin(String line) {
        LoginRules login = platform.login();
        Pattern wake = login.wake();
        return login.username().matches(line)
                || login.password().matches(line)
                || (wake != null && wire.received().lines().map(String::strip).anyMatch(wake::matches));
    }

    private boolean isAtPrompt() {
        return prompts.atEnd(wire.buffer(), 0, false).isPresent();
    }

    private String lastLine() {
        AnswerBuffer buffer = wire.buffer();
        return buffer.subSequence(buffer.lastLine(0), buffer.length());
    }

    /** Keeps what has come for the caller, so that it cannot be answered twice. */
    private void take() {
        said.append(wire.received());
        wire.clear();
    }

    /** A boot says much. */
    private void forgetOld() {
        AnswerBuffer buffer = wire.buffer();
        int line = buffer.lastLine(0);
        if (buffer.length() > KEPT && line > 0) {
            said.append(wire.masked(PlainText.of(buffer, 0, line)));
            buffer.keepLast(buffer.length() - line);
        }
    }

    private CommandRefusedException refused(String command) {
        take();
        return new CommandRefusedException(
                "%s: the device does not restart by \"%s\": %s; %s"
                        .formatted(
                                failures.name(),
                                command,
                                said(),
                                failures.where().get()),
                command,
                said());
    }
}
