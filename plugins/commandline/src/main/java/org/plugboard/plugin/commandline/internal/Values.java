// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** A value by name for {@code %CLI{}} (semantics 109). */
    static final class Argument implements ITypeConverter<Map.Entry<String, Object>> {

        /** Without a needless zero before it: 007 is a name. */
        private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,17})");

        private static final Pattern FLOAT = Pattern.compile("-?(0|[1-9]\\d*)\\.\\d+");

        @Override
        public Map.Entry<String, Object> convert(String value) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            if (name.isBlank()) {
                throw new TypeConversionException("'" + value + "' has no name: the form is NAME or NAME=VALUE");
            }
            return Map.entry(name, equals < 0 ? (Object) true : typed(value.substring(equals + 1)));
        }

        private static Object typed(String text) {
            if (INTEGER.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return number == (int) number ? (Object) (int) number : number;
            }
            return FLOAT.matcher(text).matches() ? Double.parseDouble(text) : text;
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
