// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The services of a command line. The calls without a time limit use the connection's argument {@code timeout} (default
 * 60 s). A call that runs out of time throws {@link TimedOutException} with what had come; what comes late is never taken
 * for the answer of a later command.
 *
 * <p>A call whose thread is interrupted throws {@link CallInterruptedException} with what had come. The command that was
 * left is stopped as somebody at the keyboard would do it (Ctrl-C) before the next one is sent.
 */
@ServiceInterface
@ConsumerType
public interface Cli {

    /**
     * Sends one line and returns its whole answer with {@code \n} line ends, without echo and prompt.
     *
     * @throws InvalidRequestException if the command is more than one line
     */
    String execute(String command);

    /** As {@link #execute(String)}, with a time limit of its own. */
    String execute(String command, Duration timeout);

    /**
     * Goes to configuration mode, sends the lines one by one, and goes back to the mode in which it began.
     *
     * @param lines one or more lines; empty ones are passed over
     * @return what came back to the lines
     * @throws NotSupportedException if the platform has no configuration mode
     * @throws CommandRefusedException at the first line that the device refuses; the lines behind it are not sent
     */
    String configure(String lines);

    /** As {@link #configure(String)}, with a time limit for all of it. */
    String configure(String lines, Duration timeout);

    /** Goes to the privileged mode, with the credential's {@code enable_password} where the device asks for it. */
    @LeavesState
    void enable();

    /**
     * Sends the text as it is, without an end of line. What comes back until the next {@link #execute} is read by {@link
     * #receive} and {@link #expect}. A sequence of these calls belongs into a {@link Lease} wherever other threads use the
     * connection.
     */
    @LeavesState
    void send(String text);

    /** Waits until something has come, and returns it; an empty text if nothing came in time. */
    @LeavesState
    String receive();

    /** As {@link #receive()}, with a time limit of its own. */
    @LeavesState
    String receive(Duration timeout);

    /**
     * Waits until what comes matches the regular expression, and returns the text up to the end of the match.
     *
     * @param pattern an RE2 expression, in which {@code ^} and {@code $} match at line ends; it sees the last 8,192
     *     characters
     */
    @LeavesState
    String expect(String pattern);

    /** As {@link #expect(String)}, with a time limit of its own. */
    @LeavesState
    String expect(String pattern, Duration timeout);
}
