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
     * @param askedAt where the text ended when the first of them was sent: no echo of theirs is before
     */
    String of(int start, int prompt, boolean echoFirst, Collection<Marker> markers, int askedAt) {
        boolean hidden = markers.stream().anyMatch(marker -> marker.isAt(buffer, prompt));
        int shown = hidden ? logs.promptOfShell(prompt, start) : LogLines.NOT_THERE;
        int logged = shown == LogLines.NOT_THERE ? logs.restBefore(prompt, start) : shown;
        int first = lines.cutFrom(buffer, logged == LogLines.NOT_THERE ? prompt : logged, start);
        int end = buffer.withoutLastLine(above, first, start);
        int from = withoutPreamble(echoFirst ? behindLine(start, end, end - start) : start, end);
        String text = PlainText.ofAnswer(buffer, from, end);
        // Made plain, text is never longer than it came.
        int asked = text.length() - Math.max(0, end - askedAt);
        for (Marker marker : markers) {
            text = marker.cutFrom(text, Math.max(0, asked));
        }
        return text;
    }

    /** An empty line and lines of the log may stand before it: the answer begins behind it. */
    private int withoutPreamble(int from, int end) {
        if (preamble == null) {
            return from;
        }
        int empty = 0;
        int at = from;
        while (true) {
            int next = behindLine(at, end, LONGEST_PREAMBLE);
            String line = line(at, next);
            if (preamble.matches(line)) {
                return next;
            }
            empty += line.isEmpty() ? 1 : 0;
            if (next == at || empty > 1 || !(line.isEmpty() || logs.isOne(line))) {
                return from;
            }
            at = next;
        }
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
