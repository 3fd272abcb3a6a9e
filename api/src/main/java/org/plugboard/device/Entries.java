// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
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
}
