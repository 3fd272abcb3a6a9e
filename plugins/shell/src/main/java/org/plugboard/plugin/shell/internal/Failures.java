// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.EOFException;
import java.util.concurrent.CancellationException;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PartialAnswerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong in a command, in words for its user. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Half a screen. */
    private static final int MOST_RECEIVED = 1000;

    private Failures() {}

    /** One line; what a user can do nothing about has its stack trace in the log. */
    static String message(Throwable failure) {
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            return "interrupted";
        }
        String text = failure.getMessage();
        if (failure instanceof EOFException && failure.getCause() != null) {
            return endless(String.valueOf(text));
        }
        if (text != null && (failure instanceof ConnectionException || isOfTheLanguage(failure))) {
            return text;
        }
        LOG.debug("a command failed", failure);
        String kind = failure.getClass().getSimpleName();
        return text == null ? kind : kind + ": " + text;
    }

    /** A line that stops before its end, as Gogo puts it. */
    private static String endless(String problem) {
        if (problem.contains("matching quote")) {
            return "a quote is opened and not closed; text that holds one stands in quotes of the other kind, \"don't\"";
        }
        String of = problem.contains("redirection") ? "'<' and '>' name no file" : problem;
        return "the command is not whole: " + of + "; what a device shall see as it is stands in single quotes";
    }

    /** What had come of an answer, empty if nothing; of one that is too long the end, as much as people look at. */
    static String received(Throwable failure) {
        String received = failure instanceof PartialAnswerException partial ? partial.received() : "";
        return failure instanceof AnswerTooLongException ? end(received) : received;
    }

    private static String end(String text) {
        int from = Math.max(0, text.length() - MOST_RECEIVED);
        return from == 0 ? text : "… behind %d characters more:\n%s".formatted(from, text.substring(from));
    }

    /** Gogo's own exceptions say all they have to say in their text. */
    private static boolean isOfTheLanguage(Throwable failure) {
        return failure.getClass().getName().startsWith("org.apache.felix.gogo.");
    }
}
