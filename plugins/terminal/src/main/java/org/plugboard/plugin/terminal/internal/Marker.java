// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.MarkerRules;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/**
 * A harmless line that no output can hold by chance, sent to see how far the device has come. On a device that reads its
 * lines itself it is a comment: once its echo stands behind a prompt, and the same prompt stands alone behind it, everything
 * that was sent before is answered. A shell's terminal echoes what is typed ahead without the shell; there the line has an
 * answer, which only the shell can give.
 *
 * @param line the platform's marker line with a fresh nonce
 * @param answer what the device says to it, or null for nothing
 * @param above a line that may stand above a prompt and belongs to it, or null
 * @param logs a line that the device prints by itself, between the marker and the prompt as well, or null
 * @param lines how many lines of the prompt stand above its last one
 */
record Marker(String line, @Nullable String answer, @Nullable Pattern above, @Nullable Pattern logs, int lines) {

    /** A prompt, the echo of the marker, its answer, lines of a log and the next prompt fit in here. */
    private static final int WINDOW = 8192;

    private static final int NOT_THERE = -1;
    private static final String NONCE = "{nonce}";

    /**
     * The prompt on both sides of the marker.
     *
     * @param start where the first one begins in the buffer: the end of what came before
     */
    record Fix(String prompt, int start) {}

    /** The platform's marker line with a fresh nonce, if it has one. */
    static Optional<Marker> of(Platform platform) {
        MarkerRules rules = platform.marker();
        if (rules == null) {
            return Optional.empty();
        }
        String nonce = String.format(
                Locale.ROOT, "pb%016x", ThreadLocalRandom.current().nextLong());
        String answer = rules.answer();
        return Optional.of(new Marker(
                rules.line().replace(NONCE, nonce),
                answer == null ? null : answer.replace(NONCE, nonce),
                platform.above(),
                platform.answers().logs(),
                0));
    }

    /** This marker where the prompt has so many lines above its last one. */
    Marker below(int count) {
        return new Marker(line, answer, above, logs, count);
    }

    /** The Enter key by itself, which the same prompt follows once more. */
    Marker asEnter() {
        return new Marker("", null, above, logs, lines);
    }

    /** Whether the end of the buffer is prompt, marker and prompt, and where; {@code isPrompt} says what may be one. */
    Optional<Fix> atEnd(AnswerBuffer buffer, int from, Predicate<String> isPrompt) {
        return atEnd(buffer, from, buffer.length(), isPrompt, false);
    }

    /** As {@link #atEnd}; where no prompt stands before the marker, which begins a line, the fix starts with the marker. */
    Optional<Fix> behindOutput(AnswerBuffer buffer, int from, Predicate<String> isPrompt) {
        return atEnd(buffer, from, buffer.length(), isPrompt, true);
    }

    /** As {@link #behindOutput}, where this marker was sent before the one that was found there; else that fix. */
    Fix orEarlier(Fix later, AnswerBuffer buffer, int from) {
        return atEnd(buffer, from, later.start() + later.prompt().length(), later.prompt()::equals, true)
                .orElse(later);
    }

    private Optional<Fix> atEnd(AnswerBuffer buffer, int from, int to, Predicate<String> isPrompt, boolean orLine) {
        int earliest = Math.max(from, to - WINDOW);
        int lastStart = buffer.lineStart(to, earliest);
        String last = buffer.subSequence(lastStart, buffer.skipBack(to, lastStart, false));
        int end = withoutLogs(
                buffer,
                buffer.withoutLastLine(above, LinesAbove.start(buffer, lastStart, earliest, lines), earliest),
                earliest,
                last);
        if (last.isEmpty() || !isPrompt.test(last)) {
            return Optional.empty();
        }
        if (answer != null) {
            int answerStart = startOf(answer, buffer, end, earliest);
            if (answerStart == NOT_THERE) {
                return Optional.empty();
            }
            // Typed ahead, and echoed by the terminal before: the answer follows the prompt.
            int promptStart = startOf(last, buffer, buffer.skipBack(answerStart, earliest, false), earliest);
            if (promptStart != NOT_THERE) {
                return Optional.of(new Fix(last, promptStart));
            }
            end = withoutLogs(buffer, answerStart, earliest, last);
        }
        int echoStart = startOf(line, buffer, end, earliest);
        if (echoStart == NOT_THERE) {
            return Optional.empty();
        }
        boolean alone = echoStart == from || AnswerBuffer.isLineEnd(buffer.charAt(echoStart - 1));
        int behindPrompt = alone ? withoutLogs(buffer, echoStart, earliest, last) : echoStart;
        int promptStart = startOf(last, buffer, buffer.skipBack(behindPrompt, earliest, false), earliest);
        if (promptStart != NOT_THERE) {
            return Optional.of(new Fix(last, promptStart));
        }
        int lineStart = buffer.lineStart(echoStart, earliest);
        if (answer != null
                && isPrompt.test(buffer.subSequence(lineStart, buffer.skipBack(echoStart, lineStart, false)))) {
            // The marker itself has changed the prompt, which tells whether the last line succeeded, or counts them.
            return Optional.of(new Fix(last, lineStart));
        }
        return orLine && alone ? Optional.of(new Fix(last, echoStart)) : Optional.empty();
    }

    /**
     * The end without the lines of a log, and the line ends, before it. Of what looks like one, an answer that did not end its
     * last line, prompt and marker behind it are no log.
     */
    private int withoutLogs(AnswerBuffer buffer, int end, int earliest, String prompt) {
        int last = buffer.skipBack(end, earliest, true);
        while (!isBehind(prompt, buffer, last, earliest)) {
            int before = buffer.skipBack(buffer.withoutLastLine(logs, last, earliest), earliest, true);
            if (before == last) {
                return last;
            }
            last = before;
        }
        return last;
    }

    private boolean isBehind(String prompt, AnswerBuffer buffer, int end, int earliest) {
        int start = startOf(line, buffer, end, earliest);
        return start != NOT_THERE
                && startOf(prompt, buffer, buffer.skipBack(start, earliest, false), earliest) != NOT_THERE;
    }

    /** Where this text begins if it ends at {@code end}. */
    private static int startOf(String text, AnswerBuffer buffer, int end, int earliest) {
        int start = end - text.length();
        return start >= earliest && text.equals(buffer.subSequence(start, end)) ? start : NOT_THERE;
    }

    /** Whether its echo ends within the text that the last read brought. */
    boolean isIn(Wire wire) {
        AnswerBuffer buffer = wire.buffer();
        int from = Math.max(0, wire.readStart() - line.length());
        return buffer.subSequence(from, buffer.length()).contains(line);
    }

    /** Whether it was shown behind {@code from}; but for its first key perhaps, which a pager may have taken. */
    boolean hasTraceIn(AnswerBuffer buffer, int from) {
        return !line.isEmpty() && buffer.indexOf(line.substring(1), Math.max(0, from - line.length())) >= 0;
    }

    /** Whether it stands there. */
    boolean isAt(AnswerBuffer buffer, int index) {
        return line.equals(buffer.subSequence(index, Math.min(buffer.length(), index + line.length())));
    }

    /** The text without the marker where a terminal echoed it into the middle of it, at or behind {@code from}. */
    String cutFrom(String text, int from) {
        String echo = line + "\n";
        return !line.isEmpty() && text.indexOf(echo, from) >= 0 ? text.replace(echo, "") : text;
    }
}
