// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.plugboard.spi.TestbedReading;

/** The part of {@link Lint} about the blocks {@code credentials} of all levels. */
final class CredentialLint {

    private static final List<String> USUAL = List.of("username", "password");

    private final Report report;
    private final SortedSet<String> sources;

    CredentialLint(TestbedReading reading, Report report) {
        this.report = report;
        this.sources = reading.credentialSources();
    }

    /** Takes the file from its top. */
    void check(Map<String, Item> top) {
        Map<String, Item> testbed = Blocks.entries(top, "testbed");
        level(testbed);
        Blocks.entries(testbed, "servers").values().forEach(server -> level(server.entries()));
        Blocks.entries(top, "devices").values().forEach(device -> {
            level(device.entries());
            Blocks.entries(device.entries(), "connections").values().forEach(path -> level(path.entries()));
        });
    }

    private void level(Map<String, Item> level) {
        Blocks.entries(level, "credentials").values().forEach(credential -> credential(credential.entries()));
    }

    private void credential(Map<String, Item> fields) {
        USUAL.forEach(name -> {
            Item field = fields.get(name);
            if (field != null && field.isEmpty()) {
                report.warn(field.name(), "there is no value for this field", "leave the key out, or write \"\"");
            }
        });
        Blocks.text(fields, "source")
                .filter(name -> !sources.contains(name))
                .ifPresent(name -> report.warn(
                        Objects.requireNonNull(fields.get("source")).place(),
                        "there is no credential source '" + name + "'",
                        Hints.names(name, sources)));
    }
}
