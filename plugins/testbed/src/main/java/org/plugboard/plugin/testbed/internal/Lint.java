// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedReading;

/** What looks like a mistake in a file that can be used; said only when the file is validated (semantics 98). */
final class Lint {

    /** What is said of a device that nobody can connect to; of a file that is loaded, of the first one. */
    static final String NO_WAY = "there is no way to this device; it has no connections";

    /** How many devices one warning names. */
    private static final int NAMED = 5;

    private final TestbedReading reading;
    private final Report report;

    Lint(TestbedReading reading, Report report) {
        this.reading = reading;
        this.report = report;
    }

    static boolean isUnreachable(DeviceFacts device) {
        return device.paths().isEmpty() && device.defaults().connectionClass().isEmpty();
    }

    /** Takes the file from its top, with what was read of it. */
    void check(Item root, TestbedFacts testbed) {
        Map<String, Item> top = root.entries();
        Item block = top.get("testbed");
        if (block != null && block.isEmpty()) {
            report.warn(block.name(), "there is nothing under testbed");
        }
        top.forEach(new Placeholders(report)::check);
        new CredentialLint(reading, report).check(top);
        others(top);
        // What could not be read would be called missing.
        if (!report.hasErrors()) {
            Map<String, Item> blocks = Blocks.entries(top, "devices");
            devices(testbed, blocks);
            List.of("os", "platform").forEach(key -> missing(key, testbed, blocks));
            new TopologyLint(report).check(Blocks.entries(top, "topology"), testbed);
        }
    }

    private void others(Map<String, Item> top) {
        ServerLint others = new ServerLint(report);
        Blocks.entries(Blocks.entries(top, "testbed"), "servers")
                .values()
                .forEach(server -> others.server(server.entries()));
        Blocks.entries(top, "devices")
                .values()
                .forEach(device -> others.management(Blocks.entries(device.entries(), "management")));
    }

    private void devices(TestbedFacts testbed, Map<String, Item> blocks) {
        PathLint paths = new PathLint(reading, report);
        JumpLint jumps = new JumpLint(testbed, report);
        testbed.devices().forEach(device -> {
            Item block = Objects.requireNonNull(blocks.get(device.name()));
            if (isUnreachable(device)) {
                report.warn(block.name(), NO_WAY);
                return;
            }
            Map<String, Item> connections = Blocks.entries(block.entries(), "connections");
            paths.check(device, connections);
            connections.values().forEach(path -> jumps.check(path.entries()));
        });
    }

    /** One word for all devices, since many files leave it out everywhere. */
    private void missing(String key, TestbedFacts testbed, Map<String, Item> blocks) {
        // A class that needs no path is no command line, whose prompts these keys decide.
        List<String> without = testbed.devices().stream()
                .filter(device ->
                        !device.paths().isEmpty() && device.attribute(key).isEmpty())
                .map(DeviceFacts::name)
                .toList();
        if (!without.isEmpty()) {
            List<String> others = without.subList(1, without.size());
            String more = others.isEmpty()
                    ? ""
                    : "; nor have %d more: %s%s"
                            .formatted(
                                    others.size(),
                                    others.stream().limit(NAMED).collect(Collectors.joining(", ")),
                                    others.size() > NAMED ? ", …" : "");
            report.warn(Objects.requireNonNull(blocks.get(without.get(0))).name(), "the device has no " + key + more);
        }
    }
}
