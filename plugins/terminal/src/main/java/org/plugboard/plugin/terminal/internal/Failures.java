// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.io.EOFException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/**
 * The messages of one session.
 *
 * @param name device and alias
 * @param where says mode and platform as they are now
 */
record Failures(String name, Supplier<String> where) {

    private static final int TAIL = 80;
    private static final int LONGEST_QUOTE = 400;

    /** As much of an answer that is too long is kept for the exception. */
    static final int KEPT_OF_TOO_LONG = 64 * 1024;

    /** {@code instead} says what came that is almost what was awaited; empty if nothing is. */
    TimedOutException timedOut(Deadline deadline, String awaited, String received, String instead) {
        return new TimedOutException(
                "%s: %s did not come in %s (%s)%s; %s; allow more time, for example by the argument timeout"
                        .formatted(name, awaited, deadline, last(received), instead, where.get()),
                received);
    }

    ConnectionClosedException closed(String description, String received, Exception cause) {
        return new ConnectionClosedException(
                "%s: %s; %s; connect again".formatted(name, reason(description, cause), after(received)),
                received,
                cause);
    }

    /** What broke, said once: a transport may begin its message with our name. */
    private String reason(String description, Exception cause) {
        String said = String.valueOf(cause.getMessage());
        return said.startsWith(name + ": ") ? said.substring(name.length() + 2) : description + " broke: " + said;
    }

    private String after(String received) {
        return last(received) + "; " + where.get();
    }

    ConnectionClosedException ended(String description, String received) {
        return new ConnectionClosedException(
                "%s: the peer closed %s (%s); %s; connect again"
                        .formatted(name, description, last(received), where.get()),
                received,
                new EOFException("end of what " + description + " sends"));
    }

    CallInterruptedException interrupted(String received, Exception cause) {
        return new CallInterruptedException(
                "%s: interrupted while waiting (%s); %s; the next command is sent once this one has ended or was stopped"
                        .formatted(name, last(received), where.get()),
                received,
                cause);
    }

    AnswerTooLongException tooLong(int maxAnswer, String received) {
        return new AnswerTooLongException(
                "%s: the answer is longer than max_answer, %d bytes; ask for less or raise max_answer; %s"
                        .formatted(name, maxAnswer, where.get()),
                received.substring(Math.max(0, received.length() - KEPT_OF_TOO_LONG)));
    }

    AuthenticationException refused(String what, String said) {
        return new AuthenticationException("%s: %s (%s); look at the credentials".formatted(name, what, last(said)));
    }

    DeviceBusyException busy(String said, @Nullable Exception cause) {
        DeviceBusyException busy = new DeviceBusyException(
                "%s: no session is free: the peer says \"%s\"; end the session that has the line, clear it, or try again later; %s"
                        .formatted(name, said, DeviceBusyException.ADVICE));
        busy.initCause(cause);
        return busy;
    }

    ConnectFailedException deadEnd(String prompt, String reason) {
        return new ConnectFailedException(
                "%s: there is no command line: the device shows \"%s\": %s".formatted(name, prompt, reason));
    }

    /** A device that does not restart, at its prompt. */
    CommandRefusedException stays(String command, String said) {
        return new CommandRefusedException(
                "%s: the device does not restart by \"%s\", it is at its prompt: %s; %s"
                        .formatted(name, command, shortened(said), where.get()),
                command,
                said);
    }

    /** A device that does not restart, since it asks what it gets no answer to. */
    CommandRefusedException unanswered(String command, String question, String said) {
        return new CommandRefusedException(
                ("%s: the device does not restart by \"%s\", it asks what nobody answers: \"%s\"; the session was closed; connect "
                                + "again and restart it by hand, with a dialog, or add the answer to the platform's file; %s")
                        .formatted(name, command, shortened(question), where.get()),
                command,
                said);
    }

    /** What a device said, short enough for a message. */
    static String shortened(String answer) {
        String said = answer.strip();
        return said.length() <= LONGEST_QUOTE ? said : said.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String last(String received) {
        if (received.isEmpty()) {
            return "nothing came";
        }
        String tail = received.substring(Math.max(0, received.length() - TAIL));
        return "last %d characters: \"%s\"".formatted(tail.length(), tail.replace("\n", "\\n"));
    }
}
