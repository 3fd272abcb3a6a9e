// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The call in {@code %CALLABLE{name(1, 'a', key=x).way.to.a.value}} (semantics 105).
 *
 * @param name what stands before the arguments
 * @param values the arguments without a name
 * @param named those with a name
 * @param way the keys behind the call
 * @param isCall whether there are parentheses; without them, the end of the name may be the way
 */
record Arguments(
        String name,
        List<@Nullable Object> values,
        Map<String, @Nullable Object> named,
        List<String> way,
        boolean isCall) {

    private static final Pattern NAMED = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*=(?!=)(.*)", Pattern.DOTALL);

    /** @param read reads an argument as it is written */
    static Arguments of(String body, Place place, Function<String, @Nullable Object> read) {
        int open = body.indexOf('(');
        if (open < 0) {
            return new Arguments(body, List.of(), Map.of(), List.of(), false);
        }
        int close = body.lastIndexOf(')');
        String behind = close < 0 ? "" : body.substring(close + 1);
        if (close < open || !(behind.isEmpty() || behind.startsWith("."))) {
            throw place.error("the ( of %CALLABLE{} has no ) that ends it", "write %CALLABLE{NAME(ARGUMENT, …)}");
        }
        List<@Nullable Object> values = new ArrayList<>();
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (String part : split(body.substring(open + 1, close))) {
            Matcher key = NAMED.matcher(part);
            if (key.matches()) {
                named.put(key.group(1), read.apply(key.group(2).strip()));
            } else {
                values.add(read.apply(part.strip()));
            }
        }
        return new Arguments(body.substring(0, open).strip(), values, named, way(behind), true);
    }

    static List<String> way(String dotted) {
        List<String> way = new ArrayList<>();
        for (String step : dotted.split("\\.", -1)) {
            if (!step.isEmpty()) {
                way.add(step);
            }
        }
        return way;
    }

    /** The parts between commas, except those in quotes and brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("[({".indexOf(c) >= 0) {
                depth++;
            } else if ("])}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (!text.substring(from).isBlank() || !parts.isEmpty()) {
            parts.add(text.substring(from));
        }
        return parts;
    }
}
