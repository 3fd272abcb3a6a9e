// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;

/**
 * Data of a testbed that people may see: what is a secret, by its type or by the name of its key, is shown as stars. Rather
 * one too many: whoever needs the value has the file. What was decoded from {@code %ENC{}} and is neither cannot be told from
 * any other text (semantics 108); the help of {@link ShowCommand} says so.
 */
final class Masked {

    private static final String STARS = "***";

    /** Only obscured, mostly: whoever has the text has the secret. */
    private static final Pattern ENCODED = Pattern.compile("%ENC\\{[^}]*}?");

    private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+@");

    private Masked() {}

    /** The same data with stars. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> masked = new ArrayList<>();
            collection.forEach(element -> masked.add(of(element)));
            return masked;
        }
        if (value instanceof Secret) {
            return STARS;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : text(value.toString());
    }

    /** The same entries with stars. */
    static Map<String, @Nullable Object> of(Map<?, ?> entries) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        entries.forEach((key, value) ->
                masked.put(String.valueOf(key), Secret.isNamedBy(String.valueOf(key)) ? hidden(value) : of(value)));
        return masked;
    }

    private static @Nullable Object hidden(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((key, inner) -> masked.put(String.valueOf(key), hidden(inner)));
            return masked;
        }
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> masked = new ArrayList<>();
            collection.forEach(element -> masked.add(hidden(element)));
            return masked;
        }
        return value == null ? null : STARS;
    }

    private static String text(String text) {
        return IN_URL.matcher(ENCODED.matcher(text).replaceAll("%ENC{***}")).replaceAll("$1***@");
    }
}
