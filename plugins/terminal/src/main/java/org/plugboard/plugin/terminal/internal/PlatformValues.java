// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The values of a platform file, as what they have to be. Every error is an {@link IllegalArgumentException} that names file
 * and key.
 *
 * @param file its name, for messages
 */
record PlatformValues(String file) {

    @Nullable
    Object parse(Reader yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("platform file " + file + ": " + e.getMessage(), e);
        }
    }

    /** A mapping with no other keys than these, or any if {@code known} is null. */
    Map<?, ?> mapping(String key, @Nullable Object value, @Nullable Set<String> known) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(key, "must be a mapping", null);
        }
        for (Object name : map.keySet()) {
            if (known != null && !known.contains(String.valueOf(name))) {
                throw wrong(key, "has the unknown key " + name, null);
            }
        }
        return map;
    }

    List<?> list(String key, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "must be a list", null);
    }

    List<String> texts(String key, @Nullable Object value) {
        return list(key, value).stream().map(element -> required(key, element)).toList();
    }

    @Nullable
    String text(String key, @Nullable Object value) {
        return value == null ? null : required(key, value);
    }

    boolean flag(String key, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong(key, "must be yes or no", null);
    }

    String required(String key, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong(key, value == null ? "is missing" : "must be a text", null);
    }

    Pattern requiredPattern(String key, @Nullable Object value) {
        return compile(key, required(key, value));
    }

    @Nullable
    Pattern pattern(String key, @Nullable Object value) {
        return value == null ? null : compile(key, required(key, value));
    }

    IllegalArgumentException wrong(String key, String what, @Nullable Exception cause) {
        return new IllegalArgumentException("platform file " + file + ": " + key + " " + what, cause);
    }

    private Pattern compile(String key, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw wrong(key, e.getMessage(), e);
        }
    }
}
