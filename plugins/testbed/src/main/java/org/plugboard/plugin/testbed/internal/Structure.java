// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the devices of a file that has no block {@code devices} at its top, since somebody put them elsewhere. */
final class Structure {

    private static final String DEVICES = "devices";

    /** What only devices have. */
    private static final List<String> OF_DEVICE = List.of("connections", "os", "platform");

    private final Report report;

    Structure(Report report) {
        this.report = report;
    }

    /** Takes the testbed from its top; what it has to say is an error. */
    void check(Item root) {
        if (root.content() instanceof Scalar) {
            SyntaxErrors.markup(root.place().source()).ifPresent(report::error);
        }
        Map<String, Item> top = root.entries();
        if (top.containsKey(DEVICES)) {
            return;
        }
        top.forEach((key, item) -> {
            if (report.hasErrors()) {
                return;
            }
            Optional<Item> deeper = Optional.ofNullable(item.entries().get(DEVICES));
            if (deeper.isPresent()) {
                report.error(deeper.get()
                        .name()
                        .error(
                                "devices stands under " + key + ", not at the top of the file",
                                "begin its line in the first column, and move what is in it along"));
            } else if (OF_DEVICE.stream().anyMatch(item.entries()::containsKey)) {
                report.error(item.name()
                        .error(
                                "there is no key devices, and " + key + " looks like a device",
                                "write `devices:` in a line above and indent the device below it"));
            }
        });
    }
}
