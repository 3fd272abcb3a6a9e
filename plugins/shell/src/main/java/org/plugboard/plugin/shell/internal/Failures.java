// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.EOFException;
import java.util.concurrent.CancellationException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PartialAnswerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong in a command, in words for its user. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** One line; what a user can do nothing about has its stack trace in the log. */
    static String message(Throwable failure) {
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            return "interrupted";
        }
        String text = failure.getMessage();
        if (text != null && (failure instanceof ConnectionException || isOfTheLanguage(failure))) {
            return text;
        }
        LOG.debug("a command failed", failure);
        String kind = failure.getClass().getSimpleName();
        return text == null ? kind : kind + ": " + text;
    }

    /** What had come of an answer, empty if nothing. */
    static String received(Throwable failure) {
        return failure instanceof PartialAnswerException partial ? partial.received() : "";
    }

    /** Gogo's own exceptions say all they have to say in their text. */
    private static boolean isOfTheLanguage(Throwable failure) {
        Throwable told = failure instanceof EOFException && failure.getCause() != null ? failure.getCause() : failure;
        return told.getClass().getName().startsWith("org.apache.felix.gogo.");
    }
}
