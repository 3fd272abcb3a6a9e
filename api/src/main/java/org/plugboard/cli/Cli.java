// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.LeavesState;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Secret;

/**
 * The services of a command line.
 *
 * <p><b>Blocking.</b> Every call blocks until its answer is whole; only {@link #mode()} asks nobody. The calls of one connection take
 * turns, first come first served, however many threads make them, so that each answer belongs to its own command; all methods may be called
 * from any thread. A sequence of calls with nobody between them is a {@link Lease}.
 *
 * <p><b>Time limits.</b> A call has the limit that is given with it, else that of an argument of the connection, else the default. It
 * is for all of the call, also for coming back into step behind an earlier one; the wait for the turn, or for a worker of a pool, comes
 * before it and has limits of its own ({@code lock_timeout}, {@code pool_timeout}). A limit is more than zero, but for that of {@code
 * receive}, which takes what is there already then. Semantics 137.
 *
 * <table>
 *   <caption>Where limits come from</caption>
 *   <tr><th>Service</th><th>argument</th><th>default</th></tr>
 *   <tr><td>{@code execute}, {@code executeAll} and {@code runAll} (each command), {@code run}, {@code enable}, {@code disable}, {@code
 *       switchTo}, {@code send…}, {@code converse}</td><td>{@code timeout}</td><td>60 s</td></tr>
 *   <tr><td>{@code configure}, {@code apply} (all lines and the commit)</td><td>{@code config_timeout}, {@code timeout}</td><td>60 s</td></tr>
 *   <tr><td>{@code receive}, {@code expect}</td><td>{@code expect_timeout}, {@code timeout}</td><td>10 s</td></tr>
 *   <tr><td>{@code ping}, {@code traceroute}</td><td>none</td><td>the platform's: 60 s and 5 min unless it says otherwise, and more for
 *       many packets, see {@link Probe}</td></tr>
 *   <tr><td>{@code copy}</td><td>none</td><td>the platform's: 10 min unless it says otherwise</td></tr>
 *   <tr><td>{@code reload}</td><td>{@code reload_timeout}</td><td>the platform's: 300 s unless it says otherwise</td></tr>
 * </table>
 *
 * <p>Where a {@link Dialog} answers questions, the time begins anew behind its statements, within the bounds that it has.
 *
 * <p><b>Errors.</b> Besides what each method says, all but {@link #mode()} throw:
 *
 * <ul>
 *   <li>{@link TimedOutException}, with what had come. What comes late is never taken for the answer of a later command: the next call
 *       waits for the end of the command that was left.
 *   <li>{@link CallInterruptedException} if the thread is interrupted, with what had come; its interrupt flag is set then. The command that
 *       was left is stopped as somebody at the keyboard would do it (Ctrl-C) before the next one is sent.
 *   <li>{@link AnswerTooLongException} if more than {@code max_answer} comes, by default 64 MiB.
 *   <li>{@link ConnectionClosedException} if the session ends meanwhile, {@link NotConnectedException} if there is none (so does {@link
 *       #mode()}), and {@link OutOfStepException}, which closes it, if the prompt is not found again behind a call that was cut short.
 *   <li>{@link InvalidRequestException} for what cannot be meant: a limit of zero, a pattern that is no RE2 expression, a value that would
 *       be more than a value. Nothing was sent then.
 * </ul>
 *
 * <p>Where there is no session any more, {@code connect} opens another; behind all others the connection is usable, unless a method
 * says otherwise.
 */
@ServiceInterface
@ConsumerType
public interface Cli {

    /**
     * The name of the mode in which a session is whose prompt is that of no mode of its platform: one of a user's own pattern, for
     * example, or any on a device of an unknown kind. No platform has a mode of this name; from it, no way leads to another one.
     */
    String UNKNOWN_MODE = "unknown";

    /**
     * Sends one line and returns its whole answer with {@code \n} line ends, without echo and prompt. An empty one is the Enter key.
     * Semantics 134–136.
     *
     * @throws InvalidRequestException if there is a line end in the command; {@link #executeAll} takes several
     * @throws CommandRefusedException if the answer matches one of the error patterns of the platform or of the connection's
     *     settings
     * @throws ModeChangedException if the device is in another mode behind it; nothing is said where one of the two is {@link
     *     #UNKNOWN_MODE}
     */
    String execute(String command);

    /** As {@link #execute(String)}, with a time limit of its own. */
    String execute(String command, Duration timeout);

    /**
     * Sends commands one after the other and returns the answer of each, in their order. One that is given twice has the
     * answer of its last time. A command of several lines is one command: its answer is what came back to all of its lines. Each has
     * the time limit of {@link #execute}. Semantics 134.
     *
     * @throws CommandRefusedException at the first that the device refuses; those behind it are not sent. This, and whatever else
     *     ends it early, has the {@link EarlierResults}
     * @throws ModeChangedException at the first that leads to another mode
     */
    Map<String, String> executeAll(List<String> commands);

    /** As {@link #executeAll(List)}, with a time limit for each command. */
    Map<String, String> executeAll(List<String> commands, Duration timeout);

    /**
     * Sends a command with what the caller has to say about it, and returns its answer with the circumstances. Throws as {@link
     * #execute(String)} where the command does not say otherwise.
     *
     * @throws AuthenticationException if its dialog answers from a credential that there is not
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
     * a candidate configuration, the lines take effect together by a commit behind the last one. If it is cut short, the next call
     * first drops the lines of a candidate and goes back.
     *
     * @param lines one or more lines; empty ones are passed over
     * @return what came back to the lines
     * @throws NotSupportedException if the platform has no configuration mode
     * @throws AuthenticationException if a password on the way to that mode is missing or refused
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
     * @throws NotSupportedException if the platform cannot end it so, or its commit takes no comment
     */
    ConfigurationResult apply(Configuration configuration);

    /**
     * The mode in which the session is, as its platform calls it; {@link #UNKNOWN_MODE} where none of its prompts fits. It is that of
     * the prompt that was seen last: the device is not asked, and the call waits for nothing but its turn.
     */
    String mode();

    /**
     * Goes to the privileged mode, with the credential's {@code enable_password} where the device asks for it. Semantics 130.
     *
     * @throws NotSupportedException if the platform has none
     * @throws AuthenticationException if the password is missing or refused; the next call leaves the question
     * @throws CommandRefusedException if the device refuses
     */
    @LeavesState
    void enable();

    /** Leaves the privileged mode for the one below it. Throws as {@link #enable()}. */
    @LeavesState
    void disable();

    /**
     * Goes to a mode of the platform by the shortest way.
     *
     * @param mode its name, such as {@code config}, or with what its command takes, such as {@code enable 5}
     * @throws NotSupportedException if the platform does not have it, or knows no way to it from here; it says which modes there are
     * @throws AuthenticationException if a password on the way is missing or refused
     * @throws CommandRefusedException if the device refuses a step
     */
    @LeavesState
    void switchTo(String mode);

    /**
     * Sends the text as it is, without an end of line. Blocks only while the peer has no room for it. What comes back until the next
     * {@link #execute} is read by {@link #receive}, {@link #expect} and {@link #converse}. A sequence of these calls belongs into a
     * {@link Lease} wherever other threads use the connection.
     */
    @LeavesState
    void send(String text);

    /** As {@link #send}, with the platform's Enter key behind it. */
    @LeavesState
    void sendLine(String text);

    /** As {@link #sendLine}; neither the secret nor its echo comes into a message, a log or a transcript. */
    @LeavesState
    void sendSecret(Secret secret);

    /** Waits until something has come, and returns it; an empty text if nothing came in time, which is no error. */
    @LeavesState
    String receive();

    /** As {@link #receive()}, with a time limit of its own, which may be zero. */
    @LeavesState
    String receive(Duration timeout);

    /**
     * Waits until what comes matches the regular expression, and returns the text up to the end of the match. If it does not, what came is
     * still there for the next one.
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
     * @throws AuthenticationException if it answers from a credential that there is not
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

    /**
     * As {@link #ping(String)}, in a certain way and in the time that the probe has.
     *
     * @throws InvalidRequestException if the device cannot be told something of it
     */
    String ping(String target, Probe probe);

    /**
     * Lets the device look for the way to a target, and returns what it says.
     *
     * @throws CommandRefusedException if the device refuses; that nobody answers is no error
     */
    String traceroute(String target);

    /** As {@link #traceroute(String)}, in a certain way. Throws as {@link #ping(String, Probe)}. */
    String traceroute(String target, Probe probe);

    /**
     * Lets the device copy a file; questions for what the names say already are answered so, others by the platform's defaults.
     *
     * @return what the device says
     * @throws CommandRefusedException if it does not copy, or asks what should not be confirmed unseen
     * @throws AuthenticationException if the other host asks for a password and the device has no credential {@code copy}
     * @throws InvalidRequestException if there is a password in one of the names
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
     * <p>Blocks until then; the time limit is for all of it. However it fails, the session is closed, but for a refusal at the prompt,
     * behind which it is as it was.
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
