// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.plugin.terminal.internal.AnswerReader.Answer;
import org.plugboard.plugin.terminal.internal.PromptLearner.Learnt;
import org.plugboard.plugin.terminal.internal.platform.Platform;
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

    private final Wire wire;
    private final Platform platform;
    private final Prompts prompts;
    private final Failures failures;
    private final Rest rest;
    private Echo echo = Echo.UNKNOWN;
    private boolean inStep;
    private boolean confirmed;

    /** Whether the caller gave up the line that was not answered to its end, so that it may be stopped. */
    private boolean abandoned;

    Conversation(Wire wire, Platform platform, Prompts prompts, Failures failures) {
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
            rest.byInterrupt(deadline);
        }
    }

    /** Sends a line and returns its answer. */
    String ask(String line, Deadline deadline) {
        return askUntil(line, null, deadline).text();
    }

    /** Sends a line and returns its answer, which may end at a question instead of a prompt; then it has no prompt. */
    private Answer askUntil(String line, @Nullable Pattern question, Deadline deadline) {
        ensureInStep(deadline);
        if (wire.drain(deadline) && !confirmed) {
            // Perhaps the last answer was not over at its prompt.
            inStep = false;
            ensureInStep(deadline);
            wire.drain(deadline);
        }
        inStep = false;
        wire.sendLine(line, deadline);
        return read(line, echo, question, deadline);
    }

    /** Sends a line and returns its answer, in which what the device asked and was told stands too. */
    Answer ask(String line, Dialog dialog, Deadline deadline) {
        Questions questions = new Questions(dialog);
        Answer answer = askUntil(line, questions.any(), deadline);
        StringBuilder text = new StringBuilder(answer.text());
        while (answer.prompt() == null) {
            questions.answer(answer.text(), new LineAnswering(wire, deadline));
            answer = read("", echo, questions.any(), deadline);
            text.append(answer.text());
        }
        return new Answer(wire.masked(text.toString()), answer.prompt(), answer.echoed(), answer.confirmed());
    }

    /** The prompt stands at the end of what has come, and above it perhaps what tells its mode. */
    private void see(String prompt) {
        prompts.see(prompt, wire.buffer().lineAbove(platform.above()));
    }

    private Answer read(String line, Echo expected, @Nullable Pattern question, Deadline deadline) {
        Answer answer;
        try {
            answer = new AnswerReader(wire, platform, prompts, expected, line, question).read(deadline);
        } catch (CallInterruptedException e) {
            abandoned = true;
            throw e;
        } catch (PartialAnswerException e) {
            // The exception has what had come; it must not be kept twice.
            wire.clear();
            throw e;
        }
        if (answer.prompt() != null) {
            see(answer.prompt());
            inStep = true;
            confirmed = answer.confirmed();
        }
        if (echo == Echo.UNKNOWN && !line.isBlank()) {
            echo = answer.echoed() ? Echo.ON : Echo.OFF;
        }
        wire.clear();
        return answer;
    }
}
