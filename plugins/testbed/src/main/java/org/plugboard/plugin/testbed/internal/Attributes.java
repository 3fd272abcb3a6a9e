// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a block that are kept as plain data.
 *
 * @param texts keys whose values are texts as they are written, also where they look like numbers: the version {@code
 *     17.10} is not 17.1 (semantics 80)
 * @param parts keys that another reader reads
 */
record Attributes(Report report, Set<String> texts, Set<String> parts) {

    Map<String, @Nullable Object> read(Map<String, Item> block) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        block.forEach((key, item) -> {
            if (texts.contains(key)) {
                attributes.put(
                        key, report.or(Optional.<String>empty(), item::text).orElse(null));
            } else if (!parts.contains(key)) {
                attributes.put(key, item.plain());
            }
        });
        return attributes;
    }
}
