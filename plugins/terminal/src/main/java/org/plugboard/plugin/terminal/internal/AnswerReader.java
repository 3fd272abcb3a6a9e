// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.TimedOutException;
import org.plugboard.plugin.terminal.internal.Prompts.Candidate;
import org.plugboard.plugin.terminal.internal.platform.Pager;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.TextBlock;
import org.plugboard.spi.Deadline;

/**
 * Reads the answer to one line, from behind its echo up to the prompt, and decides when a prompt at the end of what has
 * come is the end.
 *
 * <p>Output may hold lines that look like the prompt, and reads end anywhere, so a read can end exactly behind such a
 * line. The rules, from cheap to safe:
 *
 * <ol>
 *   <li>The prompt is a line of its own, no other line begins like it, and it came as a read of its own or the answer is
 *       shorter than 512 bytes: it is the end. What cuts lines in their middle (TCP segments, terminal and stdio buffers)
 *       is never shorter than that. Not so if the line that was sent names the prompt, which a program may print then, or if a
 *       shell has said nothing: what a program prints first may be just the prompt.
 *   <li>Otherwise the device is asked, after a pause that is long for this answer. A marker line with a fresh nonce is
 *       sent; the end is where it stands between two prompts. If the output goes on, the terminal may have echoed the
 *       marker into it; it is cut out. The pause is there because a terminal in the middle of much output would mix
 *       the two character by character.
 *   <li>A platform without a marker line has only the pause, a longer one if another line begins like the prompt.
 *   <li>Where nothing comes for a second, and behind the prompt stand lines only that the device prints by itself, it is asked as
 *       well; without a marker line by the Enter key.
 *   <li>A prompt of another host name, which is how a changed name shows, is always asked about. Without a marker line nothing
 *       but the name may differ from the last prompt, and the pause is the longest.
 * </ol>
 *
 * <p>What the first rule takes for the end can be wrong in one case: a program of which the line sent does not show it prints
 * exactly the prompt, behind other output and as the first line of that kind in a short answer, and rests there. To exclude
 * that too, every answer would have to be confirmed, which doubles the round trips.
 *
 * <p>An echo that does not come, because the device shows the line in another way, is handled by asking: what came before
 * the marker is the answer, but for its first line.
 */
final class AnswerReader {

    /** A question is no longer than this. */
    private static final int LONGEST_QUESTION = 512;

    private static final Duration SILENCE = Duration.ofSeconds(1);

    /**
     * How an answer ended.
     *
     * @param text the answer, or what came before the question and the question
     * @param prompt the prompt behind it, or null if it ended at the question
     * @param echoed whether the line was echoed
     * @param confirmed whether the device was asked if it is over
     */
    record Answer(String text, @Nullable String prompt, boolean echoed, boolean confirmed) {}

    private final Wire wire;
    private final AnswerBuffer buffer;
    private final Platform platform;
    private final Prompts prompts;
    private final Sent sent;
    private final EchoMatcher echo;
    private final EndRules rules;
    private final Pagers pagers;
    private final LogLines logs;
    private final String awaited;
    private int start;
    private int heard;
    private PromptLikeLines alike;

    /** The marker that was sent, so that nothing but it ends the answer, or null. */
    private @Nullable Marker asking;

    /** The prompt behind which the device was asked since it showed lines of its own, or none. */
    private int askedBehind = LogLines.NOT_THERE;

    private boolean silent;

    /** Whether nothing came for so long that the first line must be the echo, in whatever form. */
    private boolean echoAssumed;

    /** For what was just sent. */
    AnswerReader(Wire wire, Platform platform, Prompts prompts, Sent sent) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.platform = platform;
        this.prompts = prompts;
        this.sent = sent;
        this.echo =
                sent.withinText() ? EchoMatcher.within(sent.line()) : new EchoMatcher(sent.line(), prompts.literal());
        this.rules = new EndRules(wire, platform, prompts, sent);
        this.pagers = new Pagers(wire, platform);
        this.logs = new LogLines(buffer, platform, prompts);
        this.awaited = "the prompt%s behind the answer to \"%s\""
                .formatted(
                        prompts.current()
                                .map(prompt -> " \"" + prompt.text() + "\"")
                                .orElse(""),
                        sent.line());
        this.alike = new PromptLikeLines(prompts.literal(), 0);
    }

    /** Reads until the answer is over. */
    Answer read(Deadline limit) {
        Deadline deadline = sent.talk() == null ? limit : sent.talk().deadline();
        boolean unseen = false;
        while (true) {
            deadline = unseen ? deadline : awaitMore(deadline);
            unseen = false;
            scan();
            if (asking != null) {
                Optional<Marker.Fix> fix = fix(asking);
                if (fix.isPresent()) {
                    return answer(fix.get().start(), fix.get().prompt());
                }
                continue;
            }
            if (hasStarted() && (asks() || isOpened())) {
                return new Answer("", null, echo.found(), false);
            }
            Talk talk = sent.talk();
            if (talk != null && hasStarted() && speaks(talk)) {
                deadline = talk.deadline();
                continue;
            }
            Optional<Pager> pager = pagers.atEnd(start);
            if (pager.isPresent()) {
                unseen = !isQuiet(rules.pause(), deadline);
                if (!unseen) {
                    pagers.turn(pager.get(), deadline);
                }
                continue;
            }
            Optional<Candidate> candidate = prompts.atEnd(buffer, start, rules.canAsk());
            if (candidate.isPresent()) {
                Optional<Answer> answer = at(candidate.get(), deadline);
                if (answer.isPresent()) {
                    return answer.get();
                }
                unseen = asking == null;
            }
        }
    }

    /** The answer, if this prompt is its end; else the device was asked or more has come. */
    private Optional<Answer> at(Candidate candidate, Deadline deadline) {
        boolean alone = !alike.besides(candidate.start());
        boolean certain = echo.found() && rules.isCertain(candidate, start, alone);
        Optional<Marker> marker = certain ? Optional.empty() : rules.marker(candidate);
        Duration pause =
                certain ? Duration.ZERO : rules.pauseBefore(candidate, hasStarted(), alone, marker.isPresent());
        if (!isQuiet(pause, deadline)) {
            return Optional.empty();
        }
        if (marker.isEmpty()) {
            return Optional.of(answer(candidate.start(), candidate.prompt()));
        }
        ask(marker.get(), deadline);
        return Optional.empty();
    }

    private void ask(Marker marker, Deadline deadline) {
        asking = marker;
        wire.sendLine(marker.line(), deadline);
    }

    private Optional<Marker.Fix> fix(Marker marker) {
        return askedBehind == LogLines.NOT_THERE
                ? marker.atEnd(buffer, start, prompts::isPromptOfAnyHost)
                : marker.behindOutput(buffer, start, prompts::isPromptOfAnyHost);
    }

    private void scan() {
        pagers.tidy();
        if (!hasStarted()) {
            echo.scan(buffer);
            if (echo.found()) {
                startAt(echo.end());
            }
        }
        if (hasStarted()) {
            alike.scan(buffer);
        }
    }

    private void startAt(int index) {
        start = index;
        heard = index;
        alike = new PromptLikeLines(prompts.literal(), start);
        wire.answerStartsAt(start);
    }

    private boolean hasStarted() {
        return echo.found() || echoAssumed || sent.echoes() == Echo.OFF;
    }

    private boolean asks() {
        Pattern question = sent.question();
        int line = buffer.lastLine(Math.max(start, buffer.length() - LONGEST_QUESTION));
        return question != null && question.matches(buffer.subSequence(line, buffer.length()));
    }

    /** Whether the device waits for the next line of the text that was begun. */
    private boolean isOpened() {
        TextBlock block = sent.block();
        if (block == null) {
            return false;
        }
        Pattern opened = block.opened();
        return silent
                || (opened != null
                        && PlainText.of(buffer, Math.max(start, buffer.length() - LONGEST_QUESTION), buffer.length())
                                .lines()
                                .anyMatch(line -> opened.matches(line.strip())));
    }

    /** Whether the dialog has sent something. */
    private boolean speaks(Talk talk) {
        talk.hear(buffer, heard, buffer.length());
        heard = buffer.length();
        boolean spoke = false;
        Optional<Talk.Turn> turn = talk.act();
        while (turn.isPresent()) {
            spoke = spoke || turn.get().spoke();
            turn = talk.act();
        }
        return spoke;
    }

    /** Waits for more; gives the deadline, which begins anew where the dialog acts at its end. */
    private Deadline awaitMore(Deadline limit) {
        Deadline deadline = limit;
        silent = false;
        while (true) {
            boolean listening = isForMore() || (logs.areKnown() && asking == null);
            if (!deadline.isOver() && wire.read(listening ? deadline.atMost(SILENCE) : deadline)) {
                return deadline;
            }
            if (!deadline.isOver()) {
                silent = true;
                if (isForMore() && buffer.length() > 0) {
                    assumeEcho();
                    return deadline;
                }
                askBehindLogLines(deadline);
            } else if (sent.talk() != null && sent.talk().actOnTimeout().isPresent()) {
                deadline = sent.talk().deadline();
            } else {
                throw timedOut(limit);
            }
        }
    }

    /** Whether somebody wants to know what the device says before its prompt comes. */
    private boolean isForMore() {
        return (sent.block() != null || (sent.talk() != null && !hasStarted())) && !silent;
    }

    private void assumeEcho() {
        if (!hasStarted()) {
            echoAssumed = true;
            startAt(buffer.firstLineEnd());
        }
    }

    private void askBehindLogLines(Deadline deadline) {
        int prompt = hasStarted() && asking == null ? logs.promptBefore(buffer.length(), start) : LogLines.NOT_THERE;
        if (prompt == LogLines.NOT_THERE || prompt == askedBehind) {
            return;
        }
        askedBehind = prompt;
        Optional<Marker> marker = rules.canAsk() ? Marker.of(platform) : Optional.empty();
        if (marker.isPresent()) {
            ask(marker.get(), deadline);
        } else {
            wire.sendLine("", deadline);
        }
    }

    /** Whether nothing comes for so long. What is there already is looked at in any case. */
    private boolean isQuiet(Duration pause, Deadline deadline) {
        boolean more = wire.read(deadline.atMost(pause));
        if (deadline.isOver() && (more || !pause.isZero())) {
            throw timedOut(deadline);
        }
        return !more;
    }

    private TimedOutException timedOut(Deadline deadline) {
        return wire.timedOut(awaited, deadline, prompts.miss(buffer.lastLine()));
    }

    private Answer answer(int end, String prompt) {
        AnswerText text = new AnswerText(buffer, platform, logs);
        boolean echoFirst = sent.echoes() == Echo.ON && !echo.found() && !echoAssumed;
        return new Answer(text.of(start, end, echoFirst, asking), prompt, echo.found(), asking != null);
    }
}
