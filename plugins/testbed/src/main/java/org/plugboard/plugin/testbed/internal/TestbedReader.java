// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;

/** Reads the file from its top: the blocks {@code testbed}, {@code topology} and {@code devices}. Used for one reading. */
final class TestbedReader {

    private static final Pattern SUFFIX = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> READ_AT_TOP = Set.of("testbed", "devices", "topology", "extends");

    private final Path file;
    private final Item root;
    private final Report report;

    TestbedReader(Path file, Item root, Report report) {
        this.file = file;
        this.root = root;
        this.report = report;
    }

    TestbedFacts read() {
        Map<String, Item> top = report.or(Map.of(), root::block);
        Map<String, Item> testbed = Blocks.block(top.get("testbed"), report);
        LoginLevel login = LoginLevel.ofTestbed(testbed, report);
        Map<String, Item> blocks = devices(top);
        TopologyReader topology = new TopologyReader(top.get("topology"), blocks, report);
        Map<String, @Nullable Object> limits = new LimitsReader(report).read(testbed);
        List<DeviceFacts> devices = new DevicesReader(blocks, report).read(login, limits, topology);
        String name = report.or(Optional.<String>empty(), () -> Optional.ofNullable(testbed.get("name"))
                        .flatMap(Item::text))
                .orElseGet(this::fileName);
        return new TestbedFacts(
                name,
                devices,
                attributes(top, testbed, login, limits),
                login.all(),
                new ServersReader(report).read(testbed.get("servers"), login.all()),
                topology.links(),
                topology.segments(),
                RawConfig.of(root));
    }

    private Map<String, Item> devices(Map<String, Item> top) {
        Item devices = top.get("devices");
        // Where they are instead, whoever looked at the structure has said.
        if (devices == null && !report.hasErrors()) {
            report.error(root.place()
                    .error("there is no key devices", "a testbed without any device says so: `devices: {}`"));
        }
        if (devices != null && devices.isEmpty()) {
            report.warn(devices.name(), "there is no device", "a testbed without any says so: `devices: {}`");
        }
        return Blocks.block(devices, report);
    }

    /** Those of the testbed, and the keys at the top that no reader knows. */
    private Map<String, @Nullable Object> attributes(
            Map<String, Item> top, Map<String, Item> testbed, LoginLevel login, Map<String, @Nullable Object> limits) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(
                new Attributes(report, Set.of("alias", "class"), Set.of("credentials", "servers", LimitsReader.KEY))
                        .read(testbed));
        if (!limits.isEmpty()) {
            attributes.put(LimitsReader.KEY, limits);
        }
        attributes.putAll(login.legacy().attributes());
        new Attributes(report, Set.of(), READ_AT_TOP).read(top).forEach(attributes::putIfAbsent);
        return attributes;
    }

    /** The name of a testbed that gives itself none (semantics 74). */
    private String fileName() {
        String name = SUFFIX.matcher(file.getFileName().toString()).replaceFirst("");
        return name.startsWith("CONFIG.") ? name.substring("CONFIG.".length()) : name;
    }
}
