// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the records of this package share: an immutable dictionary in the order of the file. */
final class Entries {

    private Entries() {}

    /** A copy that keeps the order, which {@link Map#copyOf} does not, and allows the null of an empty YAML value. */
    static <V> Map<String, V> copy(Map<String, ? extends V> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Map<String, Object> without(Map<String, Object> entries, Collection<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>(entries);
        rest.keySet().removeAll(names);
        return Collections.unmodifiableMap(rest);
    }

    static Optional<String> text(Map<String, Object> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    /** A list of texts; a single value is a list of one. */
    static List<String> texts(Map<String, Object> entries, String key) {
        return entries.get(key) instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : text(entries, key).map(List::of).orElse(List.of());
    }

    /** A block within the entries; empty if there is none of this name. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> block(Map<String, Object> entries, String key) {
        return entries.get(key) instanceof Map<?, ?> block ? copy((Map<String, Object>) block) : Map.of();
    }
}
