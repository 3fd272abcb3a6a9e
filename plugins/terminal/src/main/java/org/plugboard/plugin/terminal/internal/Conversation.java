// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.PromptLearner.Learnt;
import org.plugboard.plugin.terminal.internal.TextBlocks.Piece;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.TextBlock;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines and their answers, in step: a line is sent only when the prompt is certain to be the one behind everything that was
 * sent before. A line whose answer was not read to its end leaves the conversation out of step, and the next one first
 * brings it back.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** A device that takes a line of a text shows it sooner. */
    private static final Duration LINE_OF_TEXT = Duration.ofSeconds(1);

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;
    private final Failures failures;
    private final Rest rest;
    private final PromptRecovery recovery;
    private Echo echo = Echo.UNKNOWN;
    private boolean inStep;
    private boolean confirmed;

    /** Whether the caller gave up the line that was not answered to its end, so that it may be stopped. */
    private boolean abandoned;

    /** Whether a question for a secret may be open: what is typed next would be taken for it, and count as a try. */
    private boolean asksForSecret;

    Conversation(Wire wire, Platform platform, Prompts prompts, Failures failures, PromptRecovery recovery) {
        this.recovery = recovery;
        this.wire = wire;
        this.platform = platform;
        this.prompts = prompts;
        this.failures = failures;
        this.rest = new Rest(wire, platform, prompts);
    }

    /** Learns the first prompt. */
    void begin(Deadline deadline) {
        Learnt learnt = new PromptLearner(wire, platform, prompts, Echo.UNKNOWN).learn(deadline);
        see(learnt.prompt());
        echo = learnt.echo();
        inStep = true;
        confirmed = true;
        LOG.debug("{}: prompt \"{}\", echo {}", failures.name(), learnt.prompt(), echo);
    }

    /** The mode of the prompt that was seen last. */
    Optional<String> mode() {
        return prompts.current().map(Prompt::mode);
    }

    /** The prompt that was seen last; empty before the first one. */
    String prompt() {
        return prompts.current().map(Prompt::text).orElse("");
    }

    boolean isInStep() {
        return inStep;
    }

    /** The caller has sent or taken something by himself. */
    void leaveStep() {
        inStep = false;
    }

    /** The caller has gone, and nobody wants what he has begun. */
    void abandon() {
        inStep = false;
        abandoned = true;
    }

    /**
     * Brings the conversation back into step if it is out of it, without whoever knows what the device may be asking: nothing
     * is typed before a prompt shows, since the next Enter key could confirm something. A line that ran out of time may end
     * by itself in half of the time; what else was left is stopped.
     *
     * @throws OutOfStepException if no prompt shows
     */
    void settle(Deadline deadline) {
        if (inStep) {
            return;
        }
        LOG.debug("{}: out of step, waits for the prompt", failures.name());
        boolean over = !abandoned && rest.byItself(deadline.atMost(Duration.ofNanos(deadline.remainingNs() / 2)));
        if (!over && !rest.byInterrupt(deadline)) {
            throw new OutOfStepException(
                    "%s: what an earlier call began did not end in %s and could not be stopped; the session was closed, connect again"
                            .formatted(failures.name(), deadline));
        }
        abandoned = false;
        ensureInStep(deadline);
    }

    /** Brings the conversation back into step if it is out of it. */
    void ensureInStep(Deadline deadline) {
        if (inStep) {
            return;
        }
        LOG.debug("{}: out of step, looks for the prompt", failures.name());
        try {
            stopAbandoned(deadline);
            Learnt learnt = new PromptLearner(wire, platform, prompts, echo).learn(deadline);
            see(learnt.prompt());
            echo = learnt.echo();
            inStep = true;
            confirmed = true;
            abandoned = false;
            asksForSecret = false;
        } catch (TimedOutException e) {
            throw new OutOfStepException(
                    ("%s: an earlier command was cut short, and the prompt was not found again in %s; "
                                    + "the session was closed, connect again")
                            .formatted(failures.name(), deadline),
                    e);
        }
    }

    /** A line that only ran out of time goes on: it may be a long one of which the caller did not want to wait for the end. */
    private void stopAbandoned(Deadline deadline) {
        if (abandoned) {
            LOG.debug("{}: stops the line that was given up", failures.name());
            boolean stopped = rest.byInterrupt(deadline);
            if (!stopped && asksForSecret && !rest.byEnter(deadline)) {
                throw new OutOfStepException(
                        ("%s: the device still asks for a secret that it has refused, and lets nobody out of its question; "
                                        + "the session was closed, connect again")
                                .formatted(failures.name()));
            }
        }
    }

    /** Sends a line and returns its answer. */
    String ask(String line, Deadline deadline) {
        return ask(line, null, deadline).text();
    }

    /** Sends a line and returns its answer, which may end at a question instead of a prompt; then it has no prompt. */
    Answer ask(String line, @Nullable Pattern question, Deadline deadline) {
        return ask(line, question, null, deadline);
    }

    /** As {@link #ask(String, Pattern, Deadline)}, while a dialog is held. */
    Answer ask(String line, @Nullable Pattern question, @Nullable RunningDialog dialog, Deadline deadline) {
        prepare(deadline);
        wire.sendLine(line, deadline);
        return read(Sent.line(line, echo, question, dialog), deadline);
    }

    /** Sends a line, or a text as the device takes it, and returns its answer; a dialog may be held meanwhile. */
    Answer ask(Piece piece, @Nullable Pattern question, @Nullable RunningDialog dialog, Deadline deadline) {
        TextBlock block = piece.block();
        if (block == null) {
            return ask(piece.first(), question, dialog, deadline);
        }
        prepare(deadline);
        // A text that was begun is not ended by a line that does nothing.
        abandoned = true;
        wire.sendLine(piece.first(), deadline);
        Answer first = read(Sent.beginning(piece.first(), echo, block), deadline);
        int last = piece.lines().size() - 1;
        if (first.prompt() != null) {
            throw new CommandRefusedException(
                    "%s: \"%s\" begins no text, the device shows its prompt: %s; the %d lines behind it were not sent"
                            .formatted(
                                    failures.name(), piece.first(), first.text().strip(), last),
                    piece.first(),
                    first.text());
        }
        piece.lines().subList(1, last).forEach(line -> pass(line, deadline));
        wire.clear();
        wire.sendLine(piece.lines().get(last), deadline);
        return read(Sent.ending(piece.lines().get(last), echo, dialog), deadline);
    }

    /** A line of a text is sent when the one before it was taken: a console loses what it cannot keep. */
    private void pass(String line, Deadline deadline) {
        wire.clear();
        wire.sendLine(line, deadline);
        EchoMatcher matcher = EchoMatcher.within(line);
        while (echo == Echo.ON && !matcher.found() && wire.read(deadline.atMost(LINE_OF_TEXT))) {
            matcher.scan(wire.buffer());
        }
        if (deadline.isOver()) {
            throw wire.timedOut("the end of a text of several lines", deadline);
        }
    }

    private void prepare(Deadline deadline) {
        ensureInStep(deadline);
        if (wire.drain(deadline) && !confirmed) {
            // Perhaps the last answer was not over at its prompt.
            inStep = false;
            ensureInStep(deadline);
            wire.drain(deadline);
        }
        inStep = false;
    }

    /** The prompt stands at the end of what has come, and above it perhaps what tells its mode. */
    private void see(String prompt) {
        prompts.above().see(wire.buffer());
        prompts.see(prompt, wire.buffer().lineAbove(platform.above()));
    }

    /** Answers the question at which the last answer ended; the answer to that may end at one, too. */
    Answer reply(String text, @Nullable Pattern question, Deadline deadline) {
        return reply(text, question, null, deadline);
    }

    /** As {@link #reply(String, Pattern, Deadline)}, while a dialog is held. */
    Answer reply(String text, @Nullable Pattern question, @Nullable RunningDialog dialog, Deadline deadline) {
        wire.clear();
        wire.sendLine(text, deadline);
        return read(Sent.line("", echo, question, dialog), deadline);
    }

    /** Answers the question at which the last answer ended with a secret; nothing of it is echoed or put into a message. */
    Answer reply(Secret secret, Pattern question, Deadline deadline) {
        wire.clear();
        wire.sendSecret(secret, deadline);
        Answer answer = read(Sent.line("", echo, question, null), deadline);
        return new Answer(wire.masked(answer.text()), answer.prompt(), answer.echoed(), answer.confirmed());
    }

    private Answer read(Sent sent, Deadline deadline) {
        Answer answer;
        try {
            answer = new AnswerReader(wire, platform, prompts, sent).read(deadline);
        } catch (TimedOutException e) {
            answer = recovered(e);
        } catch (AuthenticationException e) {
            // There is no secret, or it was refused.
            abandoned = true;
            asksForSecret = true;
            throw e;
        } catch (PartialAnswerException e) {
            abandoned = abandoned || e instanceof CallInterruptedException;
            // The exception has what had come; it must not be kept twice.
            wire.clear();
            throw e;
        } catch (RuntimeException e) {
            // An action of a dialog failed: the device may be asking something.
            abandoned = true;
            throw e;
        }
        if (answer.prompt() != null) {
            see(answer.prompt());
            inStep = true;
            abandoned = false;
            confirmed = answer.confirmed();
        }
        if (echo == Echo.UNKNOWN && !sent.line().isBlank()) {
            echo = answer.echoed() ? Echo.ON : Echo.OFF;
        }
        wire.clear();
        return answer;
    }

    private Answer recovered(TimedOutException timedOut) {
        Optional<String> prompt = recovery.prompt(wire, rest);
        if (prompt.isEmpty()) {
            wire.clear();
            throw timedOut;
        }
        LOG.warn(
                "{}; the keys of prompt_recovery brought the prompt; the answer may not be whole",
                timedOut.getMessage());
        return new Answer(timedOut.received().stripTrailing(), prompt.get(), true, false);
    }
}
