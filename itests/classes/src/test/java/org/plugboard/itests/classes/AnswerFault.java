// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.spi.Simulation;

/** What can be wrong with an answer, in the words of the simulator, and how a call may end that gets it. */
enum AnswerFault {
    SILENT,
    DRIP,
    ENDLESS,
    CUT,
    CLOSE,
    GARBAGE,
    OPTIONS,
    WRONG_ID,
    DEEP,
    DTD,
    CHUNK_LARGE,
    CHUNK_SMALL,
    CHUNK_HUGE,
    CHUNK_OVERFLOW;

    /** Whether the simulator can do it on this way. */
    boolean isOf(Way way) {
        return way == Way.NETCONF ? this != OPTIONS : compareTo(OPTIONS) <= 0;
    }

    /** Whether this is how a call may end that gets it. */
    boolean mayEndIn(ConnectionException failure) {
        return switch (this) {
            case SILENT, DRIP, WRONG_ID -> failure instanceof TimedOutException;
            // It depends on who is faster.
            case ENDLESS, CHUNK_HUGE ->
                failure instanceof AnswerTooLongException || failure instanceof TimedOutException;
            case CUT, CLOSE -> failure instanceof ConnectionClosedException;
            // Nobody can tell where the next message begins.
            case CHUNK_SMALL, CHUNK_OVERFLOW -> failure instanceof OutOfStepException;
            // What follows the lie is taken for the rest of the chunk.
            case CHUNK_LARGE -> failure instanceof OutOfStepException || failure instanceof TimedOutException;
            case GARBAGE, DEEP, DTD -> failure instanceof MalformedReplyException;
            case OPTIONS -> false;
        };
    }

    /** Whether it may be an answer all the same: a command line shows bytes that are no text as such. */
    boolean mayBeAnswered(Way way) {
        return way != Way.NETCONF && (this == GARBAGE || this == OPTIONS);
    }

    /** A device that answers {@code boom}, and {@code get}, so. */
    Simulation device(Path folder) throws IOException {
        String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Simulation.Described(Files.writeString(
                folder.resolve(word + ".yaml"),
                """
                os: iosxe
                credential: {username: admin, password: cisco123}
                start: exec
                comment: '!'
                states:
                  exec:
                    prompt: '{hostname}#'
                    commands:
                      terminal *: ''
                      say *: "{argument}\\n"
                      boom: {answer: "a line of an answer\\n", fault: %s}
                netconf:
                  running: <name xmlns="urn:x">{hostname}</name>
                  faults: {get: %s}
                """
                        .formatted(isOf(Way.SSH) ? word : "silent", isOf(Way.NETCONF) ? word : "silent")));
    }
}
