// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code limits}: how many sessions and logins a device bears, or each device of a testbed unless it says so itself. */
final class LimitsReader {

    /** Where the block stands. */
    static final String KEY = "limits";

    /** What can be limited. */
    static final List<String> LIMITED = List.of("sessions", "logins_per_minute");

    private static final int MOST = 100_000;

    private final Report report;

    LimitsReader(Report report) {
        this.report = report;
    }

    /** What the block of this level says. */
    Map<String, @Nullable Object> read(Map<String, Item> level) {
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        Blocks.block(level.get(KEY), report)
                .forEach((key, item) -> report.check(() -> {
                    if (!LIMITED.contains(key)) {
                        read.put(key, item.plain());
                    } else if (!item.isEmpty()) {
                        read.put(key, number(item));
                    }
                }));
        return read;
    }

    /** The same for a device, in the testbed that says this. */
    Map<String, @Nullable Object> read(Map<String, Item> device, Map<String, @Nullable Object> ofTestbed) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(ofTestbed);
        both.putAll(read(device));
        return both;
    }

    private static Integer number(Item item) {
        return item.text()
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .filter(number -> number <= MOST)
                .orElseThrow(
                        () -> item.place().error("this is no limit", "a number in 1 … " + MOST + "; 0 is unlimited"));
    }
}
