// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.util.regex.Pattern;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.TooDeepException;
import org.plugboard.spi.Deadline;

/**
 * The messages of one session.
 *
 * @param name device and alias
 * @param description of the transport
 */
record Failures(String name, String description) {

    /** So much is shown of a text that the peer wrote. */
    private static final int EXCERPT = 500;

    private static final int SHORT = 60;

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F]");

    /** Those before the device's hello. */
    HelloFailures hello() {
        return new HelloFailures(this);
    }

    /** Those of sessions that end. */
    Endings end() {
        return new Endings(this);
    }

    TimedOutException noReply(Call call, Deadline deadline, int others, String seen) {
        return InDoubt.timedOut(
                "%s: no reply to %s (message-id %s) in %s over %s, %d other requests are under way; %s; allow more time, for example by the argument timeout"
                        .formatted(name, call.operation(), call.id(), deadline, description, others, seen),
                call.wanted().purpose().unanswered().in(this));
    }

    TimedOutException cutOff(Call call, Deadline deadline, long count) {
        return InDoubt.timedOut(
                "%s: the reply to %s was not whole in %s over %s, %d bytes of it had come; its rest is passed over; allow more time, for example by the argument timeout"
                        .formatted(name, call.operation(), deadline, description, count),
                call.wanted().purpose().unanswered().in(this));
    }

    InvalidRequestException nested(String operation) {
        return new InvalidRequestException(
                "%s: %s cannot be sent by a thread that reads another reply of the session just now; take a connection of its own for it, or send it behind that"
                        .formatted(name, operation));
    }

    IOException notItsReader(String operation) {
        return new IOException(
                "%s: the reply to %s can be read only within its call and by the thread of that; keep what was read of it"
                        .formatted(name, operation));
    }

    TimedOutException stillOwed(int count, Deadline deadline, String seen) {
        return new TimedOutException(
                "%s: %d replies to requests whose callers have gone did not come in %s over %s; %s; connect again"
                        .formatted(name, count, deadline, description, seen));
    }

    NotSupportedException lasting(String operation) {
        return new NotSupportedException("%s: what %s left ends only with the session over %s; connect again"
                .formatted(name, excerpt(operation), description));
    }

    NotSupportedException listened() {
        return new NotSupportedException(
                "%s: somebody listens to what the device sends over %s; close the subscription before the session is given back"
                        .formatted(name, description));
    }

    InvalidRequestException alreadySubscribed(String what, boolean isOpen) {
        return new InvalidRequestException(
                isOpen
                        ? "%s: there is %s already, and a session has one at a time; close that, or use another connection"
                                .formatted(name, what)
                        : "%s: %s was closed here, but the device sends for it until its stop time or the end of the session (RFC 5277); connect again, or use another connection"
                                .formatted(name, what));
    }

    NotSupportedException noNotifications() {
        return new NotSupportedException(
                "%s: the device does not say that it has the capability :notification (%s), so nothing was asked of it; if it sends by itself or is asked in another way, use listen"
                        .formatted(name, Subscribing.NOTIFICATION));
    }

    NotSupportedException noInterleave(String operation, String what) {
        return new NotSupportedException(
                "%s: %s was not sent: there is %s, and beside it a device without the capability :interleave (%s) may answer only close-session; use another connection, or rpc"
                        .formatted(name, operation, what, Subscribing.INTERLEAVE));
    }

    TimedOutException notSent(String operation, Deadline deadline) {
        return new Unsent.TimedOut(
                "%s: %s was not sent in %s since the requests before it were not taken by %s; allow more time"
                        .formatted(name, operation, deadline, description));
    }

    TimedOutException callOver(String operation, Deadline deadline) {
        return new Unsent.TimedOut(
                "%s: %s was not sent: the call had %s for all its requests, and they are over; allow more time, for example by the argument timeout"
                        .formatted(name, operation, deadline));
    }

    TimedOutException notTaken(String what, Deadline deadline, String lost, IOException cause) {
        TimedOutException timedOut = new TimedOutException(
                "%s: %s was not taken whole by %s in %s; the session was closed since nothing may follow a torn request; connect again%s"
                        .formatted(name, what, description, deadline, lost));
        timedOut.initCause(cause);
        return timedOut;
    }

    CallInterruptedException interruptedSending(String what, String lost, Exception cause) {
        return new CallInterruptedException(
                "%s: interrupted while sending %s; the session was closed since nothing may follow a torn request; connect again%s"
                        .formatted(name, what, lost),
                "",
                cause);
    }

    CallInterruptedException interrupted(Call call, Exception cause) {
        return InDoubt.interrupted(
                waiting(call.operation()), call.wanted().purpose().unanswered().in(this), cause);
    }

    /** What nobody waits for as a single request. */
    CallInterruptedException interruptedWaiting(String what, Exception cause) {
        return new CallInterruptedException(waiting(what), "", cause);
    }

    private String waiting(String what) {
        return "%s: interrupted while waiting for the reply to %s".formatted(name, what);
    }

    CallInterruptedException interruptedBefore(String operation, Exception cause) {
        return new Unsent.Interrupted("%s: interrupted before %s was sent".formatted(name, operation), cause);
    }

    CallInterruptedException interruptedBefore(int number, int count, Exception cause) {
        return interruptedBefore("request %d of %d".formatted(number + 1, count), cause);
    }

    /** Why the transport broke. */
    String reason(IOException cause) {
        String said = String.valueOf(cause.getMessage());
        return said.startsWith(name + ": ") ? said.substring(name.length() + 2) : description + " broke: " + said;
    }

    AnswerTooLongException tooLong(Call call, long maxAnswer, String received) {
        Purpose purpose = call.wanted().purpose();
        return InDoubt.tooLong(
                "%s: the reply to %s is longer than max_answer, %d bytes; %s"
                        .formatted(name, call.operation(), maxAnswer, purpose.orRaise("max_answer", "maxAnswer")),
                purpose.unread().in(this),
                received(received));
    }

    MalformedReplyException malformed(Operation operation, MalformedXmlException cause, String received) {
        return malformed(operation.name(), Purpose.of(operation), cause, received);
    }

    MalformedReplyException malformed(String operation, Purpose purpose, MalformedXmlException cause, String received) {
        String advice = purpose.kind() == Purpose.Kind.ASKS ? "; ask for less, without what is broken" : "";
        return InDoubt.malformed(
                "%s: the reply to %s cannot be read: %s%s"
                        .formatted(
                                name,
                                operation,
                                excerpt(String.valueOf(cause.getMessage())),
                                cause instanceof TooDeepException
                                        ? "; " + purpose.orRaise("max_depth", "maxDepth")
                                        : advice),
                purpose.unread().in(this),
                received(received),
                cause);
    }

    RpcErrorException refused(String operation, Reply reply) {
        return new RpcErrorException(
                "%s: %s was refused: %s".formatted(name, operation, ErrorWords.ofRefusal(reply.errors())),
                reply.errors());
    }

    /** The beginning of a text that may be of any length, on one line. */
    static String excerpt(String text) {
        return excerpt(text, EXCERPT);
    }

    /** As much of a name or an id as tells it from others. */
    static String shortly(String text) {
        return excerpt(text, SHORT);
    }

    private static String excerpt(String text, int most) {
        // Further than what is shown, so that no password is cut in front of the @ by which it is known.
        String shown = ConfigUrl.withoutPasswords(text.substring(0, Math.min(text.length(), 8 * most)));
        String line =
                shown.substring(0, Math.min(shown.length(), 4 * most)).strip().replaceAll("\\s+", " ");
        return clean(line.length() <= most ? line : line.substring(0, most) + "…");
    }

    /** What a device sent: without passwords of URLs, which it may have been told. */
    private static String received(String text) {
        return clean(ConfigUrl.withoutPasswords(text));
    }

    /** Without what would move the cursor of a terminal on which it is shown, or more. */
    static String clean(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
    }
}
