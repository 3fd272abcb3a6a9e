// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/** Makes the text of an answer of what has come: without what belongs to the echo, the prompt, or to nobody. */
final class AnswerText {

    /** No line that comes before each answer is longer. */
    private static final int LONGEST_PREAMBLE = 256;

    private final AnswerBuffer buffer;
    private final LinesAbove lines;
    private final @Nullable Pattern above;
    private final @Nullable Pattern preamble;
    private final LogLines logs;

    AnswerText(AnswerBuffer buffer, Platform platform, LinesAbove lines, LogLines logs) {
        this(buffer, lines, platform.above(), platform.answers().preamble(), logs);
    }

    /**
     * As the platform says.
     *
     * @param lines the lines of the prompt above its last one
     * @param above a line above the prompt that belongs to it, or null
     * @param preamble a line before every answer that is no part of it, or null
     */
    AnswerText(
            AnswerBuffer buffer, LinesAbove lines, @Nullable Pattern above, @Nullable Pattern preamble, LogLines logs) {
        this.buffer = buffer;
        this.lines = lines;
        this.above = above;
        this.preamble = preamble;
        this.logs = logs;
    }

    /**
     * The answer from {@code start} to the prompt at {@code prompt}.
     *
     * @param echoFirst whether its first line is the echo, in a form that nobody recognised
     * @param markers the lines that asked whether it is over
     */
    String of(int start, int prompt, boolean echoFirst, Collection<Marker> markers) {
        boolean hidden = markers.stream().anyMatch(marker -> marker.isAt(buffer, prompt));
        int logged = hidden ? logs.promptOfShell(prompt, start) : logs.restBefore(prompt, start);
        int first = lines.cutFrom(buffer, logged == LogLines.NOT_THERE ? prompt : logged, start);
        int end = buffer.withoutLastLine(above, first, start);
        int from = withoutPreamble(echoFirst ? behindLine(start, end, end - start) : start, end);
        String text = PlainText.ofAnswer(buffer, from, end);
        for (Marker marker : markers) {
            text = marker.cutFrom(text);
        }
        return text;
    }

    /** An empty line may stand before it. */
    private int withoutPreamble(int from, int end) {
        if (preamble == null) {
            return from;
        }
        int first = behindLine(from, end, LONGEST_PREAMBLE);
        int second = behindLine(first, end, LONGEST_PREAMBLE);
        String line = line(from, first);
        if (preamble.matches(line)) {
            return first;
        }
        return line.isEmpty() && preamble.matches(line(first, second)) ? second : from;
    }

    private String line(int from, int to) {
        return PlainText.of(buffer, from, to).strip();
    }

    /** Where the next line begins, if this one is not longer; else {@code from}. */
    private int behindLine(int from, int end, int longest) {
        for (int i = from; i < Math.min(end, from + longest); i++) {
            if (buffer.charAt(i) == '\n') {
                return i + 1;
            }
        }
        return from;
    }
}
