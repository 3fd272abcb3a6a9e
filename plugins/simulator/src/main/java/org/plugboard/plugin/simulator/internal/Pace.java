// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a text is printed.
 *
 * @param timings which lines come how slowly; the others come at once
 */
record Pace(List<Timing> timings) {

    static final Pace AT_ONCE = new Pace(List.of());

    /**
     * How slowly some lines come.
     *
     * @param from the first line, counted from 0; from the end if it is negative
     * @param to the line after the last one, or null for all
     * @param start the time before the first of them
     * @param line the time before each other line
     * @param character the time before each character
     */
    record Timing(int from, @Nullable Integer to, Duration start, Duration line, Duration character) {

        private static final String SECONDS = "\\s*,\\s*(\\d*\\.?\\d+)";
        private static final String LINE_NUMBER = "(-?\\d{1,9})?";
        private static final Pattern FORM = Pattern.compile("\\s*(?=[-:\\d])" + LINE_NUMBER + "(?:(:)" + LINE_NUMBER
                + ")?" + SECONDS + "(?:" + SECONDS + ")?(?:" + SECONDS + ")?\\s*(,.*)?");

        /**
         * Reads {@code RANGE,START[,LINE[,CHARACTER]]}: the range as Python slices, times in seconds. Whatever else follows a
         * comma is passed over.
         */
        static Optional<Timing> parse(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches() ? Optional.of(of(parts)) : Optional.empty();
        }

        /** Reads the same, with nothing behind it. */
        static Optional<Timing> parseStrictly(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches() && parts.group(7) == null ? Optional.of(of(parts)) : Optional.empty();
        }

        private static Timing of(Matcher parts) {
            int from = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
            Integer to = parts.group(2) == null
                    ? Integer.valueOf(from + 1)
                    : parts.group(3) == null ? null : Integer.valueOf(parts.group(3));
            return new Timing(from, to, seconds(parts.group(4)), seconds(parts.group(5)), seconds(parts.group(6)));
        }

        private static Duration seconds(@Nullable String text) {
            return text == null ? Duration.ZERO : Duration.ofNanos((long) (Double.parseDouble(text) * 1e9));
        }

        boolean holds(int index, int count) {
            return index >= absolute(from, count) && (to == null || index < absolute(to, count));
        }

        boolean beginsAt(int index, int count) {
            return index == absolute(from, count);
        }

        private static int absolute(int index, int count) {
            return index < 0 ? Math.max(0, index + count) : index;
        }
    }

    /** After this time, at once. */
    static Pace after(Duration delay) {
        return new Pace(List.of(new Timing(0, null, delay, Duration.ZERO, Duration.ZERO)));
    }

    /** The text, with its line ends, in the pieces in which it comes. */
    List<Step> steps(String text) {
        if (timings.isEmpty()) {
            return List.of(Step.of(text));
        }
        List<Step> steps = new ArrayList<>();
        List<String> lines = List.of(text.split("(?<=\n)", -1));
        for (int i = 0; i < lines.size(); i++) {
            add(lines.get(i), i, lines.size(), steps);
        }
        return steps;
    }

    private void add(String line, int index, int count, List<Step> steps) {
        for (Timing timing : timings) {
            if (timing.holds(index, count)) {
                add(line, timing.beginsAt(index, count) ? timing.start() : timing.line(), timing.character(), steps);
                return;
            }
        }
        steps.add(Step.of(line));
    }

    private static void add(String line, Duration before, Duration character, List<Step> steps) {
        if (character.isZero()) {
            steps.add(Step.after(before, line));
            return;
        }
        steps.add(Step.after(before, ""));
        line.codePoints().forEach(point -> steps.add(Step.after(character, Character.toString(point))));
    }
}
