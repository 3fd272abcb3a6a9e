// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them in files, at prompts and in scripts. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

    private Durations() {}

    /**
     * The time that the text means: seconds ({@code 30}, {@code 0.5}), or a number with a unit ({@code 250ms}, {@code 30s},
     * {@code 2m}, {@code 1h}).
     *
     * @throws IllegalArgumentException if it means none; the message shows the forms
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException("not a time such as 30, 0.5, 250ms or 2m");
        }
        double unitMillis =
                switch (form.group(2) == null ? "s" : form.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1000;
                };
        return Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * unitMillis * 1_000_000));
    }
}
