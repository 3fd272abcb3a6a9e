// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.TimedOutException;
import org.plugboard.plugin.terminal.internal.Prompts.Candidate;
import org.plugboard.plugin.terminal.internal.platform.Platform;
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
 *   <li>Where nothing comes for a second, and behind the prompt stand lines only that the device prints by itself, or in a shell
 *       whatever its jobs print, up to a line end, it is asked as well; without a marker line by the Enter key.
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
    private final AnswerStart start;
    private final Meanwhile meanwhile;
    private final EndRules rules;
    private final Pagers pagers;
    private final LogLines logs;
    private final Asking asking;

    /** The prompt behind which the device was asked since it showed lines of its own, or none. */
    private int askedBehind = LogLines.NOT_THERE;

    /** Where what had come ended when no such prompt was found the last time, and its last line began. */
    private int lookedTo;

    private int lookedFrom;
    private boolean silent;

    /** For what was just sent. */
    AnswerReader(Wire wire, Platform platform, Prompts prompts, Sent sent) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.platform = platform;
        this.prompts = prompts;
        this.sent = sent;
        this.start = new AnswerStart(wire, sent, prompts.literal());
        this.meanwhile = new Meanwhile(buffer, sent);
        this.rules = new EndRules(wire, platform, prompts, sent);
        this.pagers = new Pagers(wire, platform);
        this.asking = new Asking(wire, prompts);
        this.logs = new LogLines(buffer, platform, prompts);
    }

    /** Reads until the answer is over. */
    Answer read(Deadline limit) {
        Deadline deadline = deadline(limit);
        boolean unseen = false;
        while (true) {
            deadline = unseen ? deadline : awaitMore(deadline);
            unseen = false;
            pagers.tidy();
            start.scan();
            if (asking.isAwaited()) {
                Optional<Marker.Fix> fix = asking.answered(start.index(), deadline);
                if (fix.isPresent()) {
                    return answer(fix.get().start(), fix.get().prompt());
                }
            } else if (start.isKnown() && meanwhile.endsAnswer(start.index(), silent)) {
                return new Answer("", null, start.isEchoed(), false);
            } else if (replies()) {
                deadline = deadline(deadline);
                continue;
            }
            Optional<Pagers.Shown> pager = pagers.atEnd(start.index());
            if (pager.isPresent()) {
                unseen = !isQuiet(rules.pause(), deadline);
                if (!unseen) {
                    pagers.turn(pager.get(), deadline);
                    asking.giveUp();
                }
                continue;
            }
            if (asking.isAwaited()) {
                continue;
            }
            Optional<Candidate> candidate = prompts.atEnd(buffer, start.index(), rules.canAsk());
            if (candidate.isPresent()) {
                Optional<Answer> answer = at(candidate.get(), deadline);
                if (answer.isPresent()) {
                    return answer.get();
                }
                unseen = !asking.isAwaited();
            }
        }
    }

    /** That of the dialog, if there is one. */
    private Deadline deadline(Deadline limit) {
        RunningDialog dialog = sent.dialog();
        return dialog == null ? limit : dialog.deadline();
    }

    private boolean replies() {
        RunningDialog dialog = sent.dialog();
        return dialog != null && start.isKnown() && meanwhile.replies(dialog, start.index());
    }

    /** The answer, if this prompt is its end; else the device was asked or more has come. */
    private Optional<Answer> at(Candidate candidate, Deadline deadline) {
        BooleanSupplier alone = () -> start.isOnlyPrompt(candidate.start());
        boolean certain =
                asking.markers().isEmpty() && start.isEchoed() && rules.isCertain(candidate, start.index(), alone);
        Optional<Marker> marker = certain ? Optional.empty() : rules.marker(candidate);
        Duration pause =
                certain ? Duration.ZERO : rules.pauseBefore(candidate, start.isKnown(), alone, marker.isPresent());
        if (!isQuiet(pause, deadline)) {
            return Optional.empty();
        }
        if (marker.isEmpty()) {
            return Optional.of(answer(candidate.start(), candidate.prompt()));
        }
        logs.restedAt(candidate.start());
        asking.ask(marker.get(), pagers.haveTurned(), deadline);
        return Optional.empty();
    }

    /** Waits for more; gives the deadline, which begins anew where the dialog acts at its end. */
    private Deadline awaitMore(Deadline limit) {
        Deadline deadline = limit;
        silent = false;
        while (true) {
            boolean listening =
                    (!silent && meanwhile.isAwaited(start.isKnown())) || logs.areKnown() || asking.isAwaited();
            if (!deadline.isOver() && wire.read(listening ? deadline.atMost(SILENCE) : deadline)) {
                if (sent.dialog() == null) {
                    wire.readOn(deadline);
                }
                return deadline;
            }
            if (!deadline.isOver()) {
                silent = true;
                if (meanwhile.isAwaited(start.isKnown()) && buffer.length() > 0) {
                    start.assume();
                    return deadline;
                }
                if (asking.isLost(start.index())) {
                    asking.giveUp();
                    return deadline;
                }
                askBehindOutput(deadline);
            } else if (sent.dialog() != null && sent.dialog().actOnTimeout().isPresent()) {
                deadline = sent.dialog().deadline();
            } else {
                throw timedOut(deadline);
            }
        }
    }

    /** Of a shell only where the line is over: at its end a program may be asking something. */
    private int hiddenPrompt() {
        int end = buffer.length();
        int prompt = logs.promptBefore(end, start.index());
        return prompt == LogLines.NOT_THERE && end > 0 && AnswerBuffer.isLineEnd(buffer.charAt(end - 1))
                ? logs.promptOfShell(end, Math.max(start.index(), lookedFrom))
                : prompt;
    }

    private void askBehindOutput(Deadline deadline) {
        if (!start.isKnown() || buffer.length() == lookedTo) {
            return;
        }
        int prompt = hiddenPrompt();
        if (prompt == LogLines.NOT_THERE) {
            lookedTo = buffer.length();
            lookedFrom = buffer.lastLine(start.index());
        }
        if (prompt == LogLines.NOT_THERE || prompt == askedBehind) {
            return;
        }
        askedBehind = prompt;
        logs.restedAt(prompt);
        Optional<Marker> marker = rules.canAsk() ? Marker.of(platform) : Optional.empty();
        if (marker.isPresent()) {
            asking.askBehindOutput(marker.get(), deadline);
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
        String prompt =
                prompts.current().map(current -> " \"" + current.text() + "\"").orElse("");
        String awaited = "the prompt%s behind the answer to \"%s\"".formatted(prompt, sent.line());
        return wire.timedOut(awaited, deadline, prompts.miss(buffer.lastLine()));
    }

    private Answer answer(int end, String prompt) {
        boolean asked = !asking.markers().isEmpty();
        if (asked) {
            prompts.above().see(buffer);
        }
        AnswerText text = new AnswerText(buffer, platform, prompts.above(), logs);
        return new Answer(
                text.of(start.index(), end, start.isBehindFirstLine(), asking.markers(), asking.firstAskedAt()),
                prompt,
                start.isEchoed(),
                asked);
    }
}
