// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of a description: {@code {hostname}}, {@code {username}}, {@code {line}}, {@code {first}}, {@code
 * {argument}}, {@code {indent}} and, with a pattern of {@link DateTimeFormatter}, {@code {time:HH:mm}}; {@code {{word}}} is {@code
 * {word}}, other braces stay.
 * In mock data they are {@code %N}, the host name, and {@code %1B}.
 *
 * @param percent whether the texts are mock data
 */
record Texts(boolean percent, Map<String, String> values) {

    private static final Pattern BRACES =
            Pattern.compile("\\{\\{([A-Za-z][A-Za-z_-]*)\\}\\}|\\{(?:time:([^{}]+)|([a-z]+))\\}");
    // Not the begin of %NTP-5-… and its like.
    private static final Pattern HOSTNAME = Pattern.compile("%N(?![A-Z])");
    private static final Pattern BARE_LINE_FEED = Pattern.compile("(?<!\r)\n");

    /** These and one more. */
    Texts with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Texts(percent, more);
    }

    /** For a text of ours among mock data. */
    Texts braces() {
        return new Texts(false, values);
    }

    String fill(String text) {
        return percent ? fillPercent(text) : fillBraces(text);
    }

    /** With the line ends of a terminal. */
    static String forTerminal(String text) {
        return BARE_LINE_FEED.matcher(text).replaceAll("\r\n");
    }

    private String fillPercent(String text) {
        return HOSTNAME.matcher(text)
                .replaceAll(Matcher.quoteReplacement(values.getOrDefault("hostname", "")))
                .replace("%1B", "\u001B");
    }

    private String fillBraces(String text) {
        return BRACES.matcher(text).replaceAll(found -> Matcher.quoteReplacement(filled(found)));
    }

    private String filled(MatchResult found) {
        if (found.group(1) != null) {
            return "{" + found.group(1) + "}";
        }
        return found.group(2) != null ? time(found.group(2)) : values.getOrDefault(found.group(3), found.group());
    }

    /** The time by a pattern of {@link DateTimeFormatter}. */
    static String time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
