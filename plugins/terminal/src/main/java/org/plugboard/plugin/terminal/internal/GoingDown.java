// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.plugin.terminal.internal.platform.LoginRules;
import org.plugboard.plugin.terminal.internal.platform.Task;
import org.plugboard.spi.Deadline;

/**
 * A restarting device, from the command that does it to the end of the session; on a console line, where a session does not
 * end, to the first question of its next life. A prompt alone is no sign of another life, and nothing is typed into what may be a
 * question. Used once.
 */
final class GoingDown {

    /** Behind so much silence somebody at the keyboard would look at the device in another way. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** A part of the time, so that there is some left to find out what the silence means. */
    private static final int SILENCES = 5;

    /** A boot pauses at a line that looks like the prompt no longer than at any other. */
    private static final Duration QUIET_BEHIND_BOOT = Duration.ofSeconds(1);

    /** What is a question or a prompt is not longer. */
    private static final int KEPT = 8192;

    /** How it ended. */
    enum End {
        /** The session is over. */
        CLOSED,
        /** Nothing comes any more, but nobody has said that it is over. */
        SILENT,
        /** The device has started, and asks for a login or shows its prompt; it has got the Enter key. */
        ASKS
    }

    private final CommandLine line;
    private final Wire wire;
    private final LogLines logs;
    private final Errors errors;
    private final Task task;
    private final StoredAnswers stored;
    private final String command;
    private final StringBuilder said = new StringBuilder();

    /** Whether the device has said what it says only while it goes down or starts. */
    private boolean booted;

    /** Whether the Enter key was pressed at the prompt, to see if there is still somebody. */
    private boolean pressed;

    private boolean stays;

    /** {@code errors} say, besides those of the task, that the device stays; {@code stored} answers from the credentials. */
    GoingDown(CommandLine line, Errors errors, Task task, StoredAnswers stored) {
        this.line = line;
        this.wire = line.wire();
        this.logs = new LogLines(wire.buffer(), line.platform(), line.prompts());
        this.errors = errors;
        this.task = task;
        this.stored = stored;
        this.command = task.command().fill(line.failures().name(), Map.of());
    }

    /** What the device has said. */
    String said() {
        return said.toString().strip();
    }

    /** Whether the device is at its prompt, in the life that it had before. */
    boolean stays() {
        return stays;
    }

    /**
     * Sends the command, answers what is asked, and waits for the end.
     *
     * @throws CommandRefusedException if the device does not restart: it {@linkplain #stays stays}, or asks what nobody answers
     */
    End run(Deadline deadline) {
        RunningDialog dialog = new RunningDialog(
                task.answers().dialog(line.failures().name(), Map.of(), stored), line.replier(), deadline);
        Duration part = deadline.limit().dividedBy(SILENCES);
        Duration silence = part.compareTo(LONGEST_SILENCE) < 0 ? part : LONGEST_SILENCE;
        wire.drain(deadline);
        wire.sendLine(command, deadline);
        try {
            while (true) {
                boolean more = wire.read(deadline.atMost(booted && isAtPrompt() ? QUIET_BEHIND_BOOT : silence));
                if (deadline.isOver()) {
                    throw wire.timedOut("the end of the session behind \"" + command + "\"", deadline);
                }
                Optional<End> end = more ? look(dialog, deadline) : silent(deadline);
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

    private Optional<End> look(RunningDialog dialog, Deadline deadline) {
        AnswerBuffer buffer = wire.buffer();
        String lines = PlainText.of(buffer, buffer.lineStart(wire.readStart(), 0), buffer.length());
        booted = booted || BootText.isIn(lines);
        dialog.hear(buffer, wire.readStart(), buffer.length());
        if (!booted && replies(dialog)) {
            take();
        } else if (asksForLogin(lines)) {
            return pressEnter(End.ASKS, deadline);
        } else if (!booted && isAtPrompt() && (pressed || isRefused())) {
            take();
            stays = true;
            throw line.failures().stays(command, said());
        }
        return Optional.empty();
    }

    /** Whether something was answered; what asks behind a boot is another life. */
    private static boolean replies(RunningDialog dialog) {
        boolean replied = false;
        for (Optional<RunningDialog.Turn> turn = dialog.act(); turn.isPresent(); turn = dialog.act()) {
            replied = replied || turn.get().replied();
        }
        return replied;
    }

    private boolean isRefused() {
        return stored.calledOff()
                || errors.in(wire.received(), task.failures(), true).isPresent();
    }

    private Optional<End> silent(Deadline deadline) {
        if (isAtPrompt() && booted) {
            return pressEnter(End.ASKS, deadline);
        }
        if (isAtPrompt() || logs.promptBefore(wire.buffer().length(), 0) != LogLines.NOT_THERE) {
            // Perhaps it shuts down, and its line is dead already.
            pressed = true;
            return pressEnter(null, deadline);
        }
        Optional<String> question = booted ? Optional.empty() : OpenQuestion.in(wire.received());
        if (question.isPresent()) {
            take();
            throw line.failures().unanswered(command, question.get(), said());
        }
        take();
        return Optional.of(End.SILENT);
    }

    private Optional<End> pressEnter(@Nullable End end, Deadline deadline) {
        take();
        wire.sendLine("", deadline);
        return Optional.ofNullable(end);
    }

    /** A question for a password alone may be one of the command: who may restart the device? */
    private boolean asksForLogin(String lines) {
        LoginRules login = line.platform().login();
        Pattern wake = login.wake();
        return login.username().matches(lines.substring(lines.lastIndexOf('\n') + 1))
                || (wake != null && lines.lines().map(String::strip).anyMatch(wake::matches));
    }

    private boolean isAtPrompt() {
        return line.prompts().atEnd(wire.buffer(), 0, false).isPresent();
    }

    /** Keeps what has come for the caller, so that it cannot be answered twice. */
    private void take() {
        said.append(wire.received());
        wire.clear();
    }

    /** A boot says much. */
    private void forgetOld() {
        AnswerBuffer buffer = wire.buffer();
        int lineStart = buffer.lastLine(0);
        if (buffer.length() > KEPT && lineStart > 0) {
            said.append(wire.masked(PlainText.of(buffer, 0, lineStart)));
            buffer.keepLast(buffer.length() - lineStart);
        }
    }
}
