// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts stars into a text where it repeats one of several others, or a part of one between blanks, quotes and the characters that stand
 * around a value on a command line and in a URL. Short parts count only where they stand alone: a letter is in every word. Immutable.
 */
final class Mask {

    private static final Pattern AROUND_VALUES = Pattern.compile("[\\s=:@'\"]+");

    /** An option and its value may be one word: {@code -pVALUE}. */
    private static final Pattern LETTER = Pattern.compile("^-\\w(?=.)");

    private static final int SHORT = 4;

    private final Pattern pattern;

    /** Hides what is in {@code texts}. */
    Mask(Collection<String> texts) {
        String parts = texts.stream()
                .map(String::strip)
                .flatMap(text -> Stream.concat(Stream.of(text), AROUND_VALUES.splitAsStream(text)))
                .flatMap(part -> Stream.of(part, LETTER.matcher(part).replaceFirst("")))
                .filter(part -> !part.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Mask::wherever)
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(parts.isEmpty() ? "(?!)" : parts);
    }

    private static String wherever(String part) {
        String quoted = Pattern.quote(part);
        return part.length() < SHORT ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted;
    }

    /** The text with stars. */
    String over(String text) {
        return pattern.matcher(text).replaceAll("***");
    }
}
