// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.yaml.YamlPart;

/**
 * A block of a platform file, whose values are read as what they have to be.
 *
 * @param whole the block
 * @param entries its entries
 */
record Block(YamlPart whole, Map<String, YamlPart> entries) {

    /** A block with no other keys than these. */
    static Block of(YamlPart part, Set<String> keys) {
        return new Block(part, part.entries(keys));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    YamlPart part(String key) {
        return whole.entry(key);
    }

    String required(String key) {
        String text = part(key).text();
        if (text.isEmpty()) {
            throw part(key).wrong("must not be empty");
        }
        return text;
    }

    @Nullable
    String text(String key) {
        return has(key) ? required(key) : null;
    }

    String text(String key, String otherwise) {
        return has(key) ? required(key) : otherwise;
    }

    boolean flag(String key) {
        return YamlPart.flag(entries, key);
    }

    List<YamlPart> items(String key) {
        return has(key) ? part(key).items() : List.of();
    }

    List<String> texts(String key) {
        return has(key) ? part(key).texts() : List.of();
    }

    /** A pattern for a whole line. */
    Pattern requiredPattern(String key) {
        return PatternCheck.line(part(key));
    }

    @Nullable
    Pattern pattern(String key) {
        return has(key) ? requiredPattern(key) : null;
    }

    /** Patterns that are found in a text, in which {@code ^} and {@code $} match at line ends. */
    List<Pattern> searches(String key) {
        if (!has(key)) {
            return List.of();
        }
        YamlPart part = part(key);
        List<YamlPart> parts = part.isList() ? part.items() : List.of(part);
        return parts.stream().map(PatternCheck::search).toList();
    }
}
