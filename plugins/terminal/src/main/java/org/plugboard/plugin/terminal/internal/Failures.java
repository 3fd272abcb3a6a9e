// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.function.Supplier;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
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

    TimedOutException timedOut(Deadline deadline, String awaited, String received) {
        return new TimedOutException(
                "%s: %s did not come in %s (%s); %s".formatted(name, awaited, deadline, last(received), where.get()),
                received);
    }

    ConnectionClosedException closed(String description, String received, Exception cause) {
        return new ConnectionClosedException(
                "%s: %s broke: %s (%s); %s; connect again"
                        .formatted(name, description, cause.getMessage(), last(received), where.get()),
                received,
                cause);
    }

    ConnectionClosedException ended(String description, String received) {
        return new ConnectionClosedException(
                "%s: the peer closed %s (%s); %s; connect again"
                        .formatted(name, description, last(received), where.get()),
                received);
    }

    ConnectionException interrupted(Exception cause) {
        return new ConnectionException(name + ": interrupted while waiting; " + where.get(), cause);
    }

    ConnectionException tooLong(int maxAnswer) {
        return new ConnectionException(
                "%s: the answer is longer than max_answer, %d bytes; ask for less or raise max_answer; %s"
                        .formatted(name, maxAnswer, where.get()));
    }

    AuthenticationException refused(String what, String said) {
        return new AuthenticationException("%s: %s (%s); look at the credentials".formatted(name, what, last(said)));
    }

    private static String last(String received) {
        String tail = received.substring(Math.max(0, received.length() - TAIL));
        return "last %d characters: \"%s\"".formatted(tail.length(), tail.replace("\n", "\\n"));
    }
}
