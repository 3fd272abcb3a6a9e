// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Names by which one of several is found: each has its own, and an alias (semantics 76). The YAML notation sees to the names;
 * an alias that another has is a warning, since it is found by its name all the same.
 */
final class UniqueNames {

    private final Report report;
    private final String kind;

    /** @param kind what bears the names: {@code interface} */
    UniqueNames(Report report, String kind) {
        this.report = report;
        this.kind = kind;
    }

    /** Takes the blocks by name. */
    void warn(Map<String, Item> blocks) {
        Map<String, String> bearers = new HashMap<>();
        blocks.keySet().forEach(name -> bearers.put(name, name));
        blocks.forEach((name, block) -> {
            Map<String, Item> entries = block.entries();
            Blocks.text(entries, "alias").ifPresent(alias -> {
                String bearer = bearers.putIfAbsent(alias, name);
                if (bearer != null && !bearer.equals(name)) {
                    report.warn(
                            Objects.requireNonNull(entries.get("alias")).place(),
                            "the %s %s bears the name %s already".formatted(kind, bearer, alias),
                            "by this name that one is found");
                }
            });
        });
    }
}
