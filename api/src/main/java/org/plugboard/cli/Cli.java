// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.LeavesState;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Secret;

/**
 * The services of a command line. The calls without a time limit use the connection's argument {@code timeout} (default
 * 60 s), but for {@code receive} and {@code expect}, which have 10 s (semantics 137). A call that runs out of time throws {@link TimedOutException} with what had come; what comes late is never taken
 * for the answer of a later command.
 *
 * <p>A call whose thread is interrupted throws {@link CallInterruptedException} with what had come. The command that was
 * left is stopped as somebody at the keyboard would do it (Ctrl-C) before the next one is sent.
 */
@ServiceInterface
@ConsumerType
public interface Cli {

    /**
     * Sends one line and returns its whole answer with {@code \n} line ends, without echo and prompt. Semantics 134–136.
     *
     * @throws InvalidRequestException if the command is more than one line; {@link #executeAll} takes several
     * @throws CommandRefusedException if the answer matches one of the error patterns of the platform or of the connection's
     *     settings
     * @throws ModeChangedException if the device is in another mode behind it
     */
    String execute(String command);

    /** As {@link #execute(String)}, with a time limit of its own. */
    String execute(String command, Duration timeout);

    /**
     * Sends commands one after the other and returns the answer of each, in their order. One that is given twice has the
     * answer of its last time. A command of several lines is one command: its answer is what came back to all of its lines. Semantics
     * 134.
     *
     * @throws CommandRefusedException at the first that the device refuses; those behind it are not sent. This, and whatever else
     *     ends it early, has the {@link EarlierResults}
     */
    Map<String, String> executeAll(List<String> commands);

    /** As {@link #executeAll(List)}, with a time limit for each command. */
    Map<String, String> executeAll(List<String> commands, Duration timeout);

    /**
     * Sends a command with what the caller has to say about it, and returns its answer with the circumstances. Throws as {@link
     * #execute(String)} where the command does not say otherwise.
     */
    CommandResult run(Command command);

    /**
     * Sends commands one after the other, each as {@link #run} does and with its own time limit, and returns their results in the same
     * order. Of a pool, one worker runs all of them.
     *
     * @return a result for each command; none if there is none
     * @throws CommandRefusedException at the first that the device refuses; those behind it are not sent. This, and whatever else
     *     ends it early, says with {@link EarlierResults#before} what was answered before
     */
    List<CommandResult> runAll(List<Command> commands);

    /**
     * Goes to configuration mode, sends the lines one by one, and goes back to the mode in which it began. Where the platform has
     * a candidate configuration, the lines take effect together by a commit behind the last one.
     *
     * @param lines one or more lines; empty ones are passed over
     * @return what came back to the lines
     * @throws NotSupportedException if the platform has no configuration mode
     * @throws ConfigurationRefusedException at the first line that the device refuses, or if it does not commit; the lines behind
     *     it are not sent, and those of a candidate are dropped; likewise at a line, but for the last, that leads out of
     *     configuration mode
     */
    String configure(String lines);

    /** As {@link #configure(String)}, with a time limit for all of it. */
    String configure(String lines, Duration timeout);

    /**
     * As {@link #configure(String)}, as the configuration says, with a result for each line.
     *
     * @throws ConfigurationRefusedException if a line or the commit is refused; it has the results so far
     */
    ConfigurationResult apply(Configuration configuration);

    /** The mode in which the session is, as its platform calls it; {@code unknown} where none of its prompts fits. */
    String mode();

    /** Goes to the privileged mode, with the credential's {@code enable_password} where the device asks for it. Semantics 130. */
    @LeavesState
    void enable();

    /** Leaves the privileged mode for the one below it. */
    @LeavesState
    void disable();

    /**
     * Goes to a mode of the platform by the shortest way.
     *
     * @throws NotSupportedException if the platform does not have it, or knows no way to it from here; it says which modes there are
     * @throws CommandRefusedException if the device refuses a step
     */
    @LeavesState
    void switchTo(String mode);

    /**
     * Sends the text as it is, without an end of line. What comes back until the next {@link #execute} is read by {@link
     * #receive}, {@link #expect} and {@link #converse}. A sequence of these calls belongs into a {@link Lease} wherever other
     * threads use the connection.
     */
    @LeavesState
    void send(String text);

    /** As {@link #send}, with the platform's Enter key behind it. */
    @LeavesState
    void sendLine(String text);

    /** As {@link #sendLine}; neither the secret nor its echo comes into a message, a log or a transcript. */
    @LeavesState
    void sendSecret(Secret secret);

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

    /**
     * Answers what the device asks, until a statement of the dialog ends it. Semantics 139.
     *
     * @throws InvalidRequestException if it has no statement, or one of which the pattern is no RE2 expression
     * @throws TimedOutException if none did in time, which begins anew as the {@link Dialog} says
     */
    @LeavesState
    DialogResult converse(Dialog dialog);

    /** As {@link #converse(Dialog)}, with a time limit of its own. */
    @LeavesState
    DialogResult converse(Dialog dialog, Duration timeout);

    /**
     * Lets the device ping a target, with its own defaults, and returns what it says.
     *
     * @throws NotSupportedException if the platform has no such command; so do all services below
     * @throws CommandRefusedException if nobody answers, or the device refuses
     */
    String ping(String target);

    /** As {@link #ping(String)}, in a certain way. */
    String ping(String target, Probe probe);

    /** Lets the device look for the way to a target, and returns what it says. */
    String traceroute(String target);

    /** As {@link #traceroute(String)}, in a certain way. */
    String traceroute(String target, Probe probe);

    /**
     * Lets the device copy a file; questions for what the names say already are answered so, others by the platform's defaults.
     *
     * @return what the device says
     * @throws CommandRefusedException if it does not copy
     */
    String copy(String source, String destination);

    /** As {@link #copy(String, String)}, with a time limit of its own. */
    String copy(String source, String destination, Duration timeout);

    /**
     * Restarts the device without saving its configuration, answers its questions as the platform says, and waits until its command
     * line is back, which takes minutes; where the session does not survive, it connects again.
     *
     * <p>It returns only if the device was seen going down and a command line is there behind that. Going down is:
     *
     * <ul>
     *   <li>the session ends, or
     *   <li>on a line that outlives the device, such as a console, the text of a boot comes, a question for a user name, or one for
     *       the Enter key ({@code Press RETURN to get started}), or
     *   <li>nothing comes for a fifth of the time limit, at most 60 s, and behind it a new session can log in.
     * </ul>
     *
     * <p>A prompt that comes back is none of it, since some devices show one before they go: if nothing follows it for so long, the
     * Enter key is pressed, and a device that answers has not restarted. Nothing is ever typed into a question that the
     * platform has no answer to, be it open at the silence or at the end of the time.
     *
     * <p>Blocks until then. However it fails, the session is closed, but for a refusal at the prompt, behind which it is as it was.
     * The time limit is for all of it: the connection's {@code reload_timeout}, else the platform's, which is 300 s unless it says
     * otherwise.
     *
     * @return what was said until the session ended or the device had started
     * @throws CommandRefusedException if the device refuses, is still at its prompt, or asks what nobody answers; {@link
     *     CommandRefusedException#answer()} has what it said
     * @throws TimedOutException if it does not go down, or is not back, in time
     * @throws AuthenticationException if it is back and refuses the credentials three times
     * @throws ConnectionClosedException if somebody disconnects meanwhile
     * @throws NotSupportedException if the platform does not know how
     */
    String reload();

    /** As {@link #reload()}, with a time limit of its own. */
    String reload(Duration timeout);
}
