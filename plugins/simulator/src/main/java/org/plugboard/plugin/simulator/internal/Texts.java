// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of a description: {@code {hostname}}, {@code {username}}, {@code {line}}, {@code {first}}, {@code
 * {argument}}, {@code {indent}} and, with a pattern of {@link DateTimeFormatter}, {@code {time:HH:mm}}. Other braces stay.
 */
record Texts(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:time:([^{}]+)|([a-z]+))\\}");

    /** These and one more. */
    Texts with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Texts(more);
    }

    String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                ? DateTimeFormatter.ofPattern(found.group(1), Locale.ROOT)
                                        .format(ZonedDateTime.now(ZoneOffset.UTC))
                                : values.getOrDefault(found.group(2), found.group())));
    }
}
