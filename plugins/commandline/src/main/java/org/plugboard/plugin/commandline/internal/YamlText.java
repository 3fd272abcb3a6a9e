// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes maps, collections, texts, numbers and booleans as YAML in block style; texts are quoted where YAML could misread them. */
final class YamlText {

    /** A word that is nothing but itself in YAML 1.1 and 1.2. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/][\\p{L}\\p{N}_./-]*( [\\p{L}\\p{N}_./-]+)*");

    private static final Pattern MEANS_MORE =
            Pattern.compile("y|n|yes|no|on|off|true|false|null|nan|inf", Pattern.CASE_INSENSITIVE);

    private final StringBuilder yaml = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, ? extends @Nullable Object> map) {
        YamlText text = new YamlText();
        if (map.isEmpty()) {
            return "{}\n";
        }
        text.map(map, "");
        return text.yaml.toString();
    }

    private void map(Map<?, ?> map, String indentation) {
        map.forEach((key, value) -> {
            yaml.append(indentation).append(scalar(key)).append(':');
            value(value, indentation + "  ");
        });
    }

    private void list(Collection<?> list, String indentation) {
        list.forEach(element -> {
            yaml.append(indentation).append('-');
            value(element, indentation + "  ");
        });
    }

    /** What stands behind a colon or a dash: a word in the same line, or a block below it. */
    private void value(@Nullable Object value, String indentation) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            yaml.append('\n');
            map(map, indentation);
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            yaml.append('\n');
            list(list, indentation);
        } else {
            yaml.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String text) {
            boolean isPlain =
                    PLAIN.matcher(text).matches() && !MEANS_MORE.matcher(text).matches();
            return isPlain ? text : Json.of(text);
        }
        // Of a number, true, null, an empty map or list, JSON is YAML.
        return Json.of(value);
    }
}
