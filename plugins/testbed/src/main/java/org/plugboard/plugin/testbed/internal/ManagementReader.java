// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code management} of a device (semantics 85). */
final class ManagementReader {

    private static final Set<String> SWITCHPORT = Set.of("access", "trunk", "no");
    private static final int MAX_VLAN = 4094;

    private final Report report;

    ManagementReader(Report report) {
        this.report = report;
    }

    Map<String, @Nullable Object> read(Item management) {
        Map<String, Item> block = Blocks.block(management, report);
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        block.forEach((key, item) -> report.check(() -> read.put(key, value(key, item))));
        return read;
    }

    private static @Nullable Object value(String key, Item item) {
        if (item.isEmpty()) {
            return null;
        }
        return switch (key) {
            case "vlan" -> vlan(item);
            case "switchport" -> switchport(item);
            default -> item.plain();
        };
    }

    private static Integer vlan(Item item) {
        String text = item.text().orElse("");
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_VLAN) {
            throw item.place().error("this is no VLAN", "a VLAN is a number in 1 … " + MAX_VLAN);
        }
        return Integer.valueOf(text);
    }

    /** For YAML, {@code no} without quotes is a boolean. */
    private static String switchport(Item item) {
        Optional<String> text = item.text();
        if (item.content() instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value())) {
            return "no";
        }
        return text.filter(SWITCHPORT::contains)
                .orElseThrow(() -> item.place().error("this is no mode of a switchport", "it is access, trunk or no"));
    }
}
