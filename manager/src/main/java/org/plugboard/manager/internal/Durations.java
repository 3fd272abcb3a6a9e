// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as files and shells write them: {@code 30}, {@code 0.5}, {@code 250ms}, {@code 30s}, {@code 2m}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

    private Durations() {}

    /** The time that the value means, empty if it means none. A number is seconds. */
    static Optional<Duration> read(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration.isNegative() ? Optional.empty() : Optional.of(duration);
        }
        Matcher form = FORM.matcher(String.valueOf(value).trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        double unitMillis =
                switch (form.group(2) == null ? "s" : form.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1000;
                };
        return Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * unitMillis * 1_000_000)));
    }
}
