// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedReading;

/** What looks like a mistake in a file that can be used; said only when the file is validated (semantics 98). */
final class Lint {

    /** What templates of other programs have where a value shall come. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}]*\\}\\}");

    /** How shells and compose files name a variable of the environment. */
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{\\w+\\}");

    /** How many devices one warning names. */
    private static final int NAMED = 5;

    private final Report report;
    private final PathLint paths;

    Lint(TestbedReading reading, Report report) {
        this.report = report;
        this.paths = new PathLint(reading, report);
    }

    /** Takes the file from its top, with what was read of it. */
    void check(Item root, TestbedFacts testbed) {
        Map<String, Item> top = root.entries();
        Item devices = top.get("devices");
        if (devices != null && devices.isEmpty()) {
            report.warn(devices.name(), "there is no device; a testbed without any says so: `devices: {}`");
        }
        top.values().forEach(this::placeholders);
        // What could not be read would be called missing.
        if (devices != null && !report.hasErrors()) {
            Map<String, Item> blocks = devices.entries();
            testbed.devices().forEach(device -> device(device, Objects.requireNonNull(blocks.get(device.name()))));
            List.of("os", "platform").forEach(key -> missing(key, testbed, blocks));
        }
    }

    private void device(DeviceFacts device, Item block) {
        Item connections = block.entries().get("connections");
        if (connections == null
                || (device.paths().isEmpty()
                        && device.defaults().connectionClass().isEmpty())) {
            report.warn(block.name(), "there is no way to this device; it has no connections");
            return;
        }
        paths.check(device, connections);
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

    private void placeholders(Item item) {
        if (item.content() instanceof List<?> items) {
            items.forEach(one -> placeholders((Item) one));
        } else if (item.content() instanceof Scalar scalar) {
            placeholder(item.place(), scalar.written());
        } else {
            item.entries().values().forEach(this::placeholders);
        }
    }

    private void placeholder(Place place, String text) {
        if (TEMPLATE.matcher(text).find()) {
            report.warn(place, "nobody put a value in for {{…}}");
        } else if (SHELL_VARIABLE.matcher(text).matches()) {
            report.warn(place, "${…} is taken as it stands; a variable of the environment is %ENV{NAME}");
        }
    }
}
