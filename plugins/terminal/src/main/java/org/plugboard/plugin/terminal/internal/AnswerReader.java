// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private static final int SHORT_ANSWER = 512;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final Duration WITHOUT_MARKER = Duration.ofMillis(250);
    private static final Duration ANOTHER_HOST = Duration.ofSeconds(1);
    private static final int MANY_PAUSES = 4;

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
    private final Echo echoes;
    private final @Nullable Pattern question;
    private final EchoMatcher echo;
    private final boolean namesPrompt;
    private final String awaited;
    private int start;
    private PromptLikeLines alike;

    /** For the line that was just sent; {@code question} is one at which the answer ends as well, or null. */
    AnswerReader(Wire wire, Platform platform, Prompts prompts, Echo echoes, String sent, @Nullable Pattern question) {
        this.wire = wire;
        this.buffer = wire.buffer();
        this.platform = platform;
        this.prompts = prompts;
        this.echoes = echoes;
        this.question = question;
        this.echo = new EchoMatcher(sent, prompts.literal());
        this.namesPrompt =
                prompts.current().filter(prompt -> sent.contains(prompt.text())).isPresent();
        this.awaited = "the prompt%s behind the answer to \"%s\""
                .formatted(
                        prompts.current()
                                .map(prompt -> " \"" + prompt.text() + "\"")
                                .orElse(""),
                        sent);
        this.alike = new PromptLikeLines(prompts.literal(), 0);
    }

    /** Reads until the answer is over. */
    Answer read(Deadline deadline) {
        wire.await(awaited, deadline);
        while (true) {
            scan();
            if (hasStarted() && asks()) {
                return new Answer(PlainText.of(buffer, start, buffer.length()), null, echo.found(), false);
            }
            Optional<Candidate> candidate = prompts.atEnd(buffer, start, canAsk());
            if (candidate.isEmpty()) {
                wire.await(awaited, deadline);
                continue;
            }
            boolean certainlyOver = isCertainlyOver(candidate.get());
            Optional<Marker> marker = certainlyOver ? Optional.empty() : marker(candidate.get());
            Duration pause = certainlyOver ? Duration.ZERO : pauseBefore(candidate.get(), marker.isPresent());
            if (isQuiet(pause, deadline)) {
                return marker.isPresent()
                        ? confirm(marker.get(), deadline)
                        : answer(candidate.get().start(), candidate.get().prompt(), null);
            }
        }
    }

    private void scan() {
        if (!hasStarted()) {
            echo.scan(buffer);
            if (echo.found()) {
                start = echo.end();
                alike = new PromptLikeLines(prompts.literal(), start);
                wire.answerStartsAt(start);
            }
        }
        if (hasStarted()) {
            alike.scan(buffer);
        }
    }

    private boolean hasStarted() {
        return echo.found() || echoes == Echo.OFF;
    }

    private boolean asks() {
        int line = buffer.lastLine(Math.max(start, buffer.length() - SHORT_ANSWER));
        return question != null && question.matches(buffer.subSequence(line, buffer.length()));
    }

    private boolean isCertainlyOver(Candidate candidate) {
        boolean inOnePiece = wire.readStart() == candidate.start() || buffer.length() - start < SHORT_ANSWER;
        return echo.found()
                && candidate.known()
                && candidate.wholeLine()
                && inOnePiece
                && !isDoubtful(candidate)
                && !alike.besides(candidate.start());
    }

    /** Whether a program may well have printed this prompt. */
    private boolean isDoubtful(Candidate candidate) {
        return namesPrompt || (platform.answersMarker() && buffer.skipBack(candidate.start(), start, true) == start);
    }

    private boolean canAsk() {
        return canAsk(prompts.current().map(Prompt::mode).orElse(null));
    }

    private boolean canAsk(@Nullable String mode) {
        return echoes == Echo.ON && platform.hasMarkerIn(mode);
    }

    /** Not where the line before or the one at this prompt would take it for something else than a marker. */
    private Optional<Marker> marker(Candidate candidate) {
        return canAsk() && canAsk(prompts.modeOf(candidate.prompt())) ? Marker.of(platform) : Optional.empty();
    }

    private Duration pauseBefore(Candidate candidate, boolean canAsk) {
        if (!candidate.known()) {
            return canAsk ? LONGEST_PAUSE : ANOTHER_HOST;
        }
        if (!hasStarted() || (!canAsk && (namesPrompt || alike.besides(candidate.start())))) {
            return WITHOUT_MARKER;
        }
        Duration pause = wire.longestPause().multipliedBy(MANY_PAUSES);
        return pause.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Whether nothing comes for so long. What is there already is looked at in any case. */
    private boolean isQuiet(Duration pause, Deadline deadline) {
        boolean more = wire.read(deadline.atMost(pause));
        if (deadline.isOver() && (more || !pause.isZero())) {
            throw wire.timedOut(awaited, deadline);
        }
        return !more;
    }

    private Answer confirm(Marker marker, Deadline deadline) {
        wire.sendLine(marker.line(), deadline);
        Optional<Marker.Fix> fix = Optional.empty();
        while (fix.isEmpty()) {
            wire.await(awaited, deadline);
            scan();
            fix = marker.atEnd(buffer, start, prompts::isPromptOfAnyHost);
        }
        return answer(fix.get().start(), fix.get().prompt(), marker);
    }

    private Answer answer(int end, String prompt, @Nullable Marker marker) {
        String text = PlainText.of(buffer, start, buffer.withoutLastLine(platform.above(), end, start));
        if (echoes == Echo.ON && !echo.found()) {
            // The first line is the echo, in a form that nobody recognised.
            text = text.substring(text.indexOf('\n') + 1);
        }
        String own = marker == null ? text : marker.cutFrom(text);
        return new Answer(
                own.endsWith("\n") ? own.substring(0, own.length() - 1) : own, prompt, echo.found(), marker != null);
    }
}
