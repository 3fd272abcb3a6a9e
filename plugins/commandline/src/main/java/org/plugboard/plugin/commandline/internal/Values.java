// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options take; what is wrong whatever the device is refused before any device is asked. */
final class Values {

    private Values() {}

    /** A name that is there. */
    static final class Name implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            if (value.isBlank()) {
                throw new TypeConversionException("the name is empty");
            }
            return value;
        }
    }

    /** What an alias may be (semantics 27). */
    static final class Alias implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            if (!value.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new TypeConversionException("'" + value
                        + "' is no alias: it may hold letters, digits and underscores and must not begin with a digit");
            }
            return value;
        }
    }

    /** A time as in testbed files: seconds, or with a unit. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Duration MOST = Duration.ofDays(7);
        private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

        @Override
        public Duration convert(String value) {
            Matcher form = FORM.matcher(value.trim());
            if (!form.matches()) {
                throw refused(value);
            }
            double unitMillis =
                    switch (form.group(2) == null ? "s" : form.group(2)) {
                        case "ms" -> 1;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        default -> 1000;
                    };
            Duration time = Duration.ofMillis((long) Math.ceil(Double.parseDouble(form.group(1)) * unitMillis));
            if (time.isZero() || time.compareTo(MOST) > 0) {
                throw refused(value);
            }
            return time;
        }

        private static TypeConversionException refused(String value) {
            return new TypeConversionException("'" + value + "' is no time limit: it is in seconds (30, 0.5)"
                    + " or has a unit (250ms, 30s, 2m, 1h), and is more than 0 and at most " + MOST.toHours() + "h");
        }
    }
}
