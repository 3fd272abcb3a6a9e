// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import org.plugboard.connection.Durations;
import org.plugboard.connection.Names;
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
            try {
                return Names.alias(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A time as in testbed files: seconds, or with a unit. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Duration MOST = Duration.ofDays(7);

        @Override
        public Duration convert(String value) {
            Duration time;
            try {
                time = Durations.parse(value);
            } catch (IllegalArgumentException e) {
                throw refused(value);
            }
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
