// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;

/** Reads the block {@code topology}: links, segments, and the interfaces of devices (semantics 86, 87, 95). */
final class TopologyReader {

    private final Report report;
    private final Map<String, Item> devices;
    private final Map<String, String> byAlias;
    private final Map<String, LinkFacts> links;
    private final Map<String, LinkFacts> segments;
    private final Map<String, Map<String, InterfaceFacts>> interfaces = new LinkedHashMap<>();

    /** @param devices the blocks under {@code devices} by name */
    TopologyReader(@Nullable Item topology, Map<String, Item> devices, Report report) {
        this.report = report;
        this.devices = devices;
        this.byAlias = byAlias(devices);
        Map<String, Item> blocks = Blocks.block(topology, report);
        this.links = described(blocks.get("links"), "link");
        this.segments = described(blocks.get("segments"), "segment");
        InterfacesReader reader = new InterfacesReader(report);
        blocks.forEach((device, block) -> {
            if (!Keys.SHARED.contains(device)) {
                checkDevice(device, block);
                Item own = Blocks.block(block, report).get("interfaces");
                interfaces.put(device, own == null ? Map.of() : reader.read(own));
            }
        });
    }

    Map<String, LinkFacts> links() {
        return links;
    }

    Map<String, LinkFacts> segments() {
        return segments;
    }

    Map<String, InterfaceFacts> interfacesOf(String device) {
        return interfaces.getOrDefault(device, Map.of());
    }

    private Map<String, LinkFacts> described(@Nullable Item item, String kind) {
        Attributes attributes = new Attributes(report, Set.of("alias", "class", "type"), Set.of());
        Map<String, LinkFacts> read = new LinkedHashMap<>();
        Map<String, Item> blocks = Blocks.block(item, report);
        blocks.forEach(
                (name, block) -> read.put(name, new LinkFacts(name, attributes.read(Blocks.block(block, report)))));
        new UniqueNames(report, kind).warn(blocks);
        return read;
    }

    /** A warning only: pyATS refuses it, but whoever wrote such files connects to their devices all the same. */
    private void checkDevice(String name, Item block) {
        if (!devices.containsKey(name)) {
            report.warn(
                    block.name(),
                    "there is no device '" + name + "' under devices, and so nothing that has these interfaces",
                    Optional.ofNullable(byAlias.get(name))
                            .map(device -> "'%s' is an alias of '%s'; here stands the name".formatted(name, device))
                            .or(() -> Keys.shared(name).map(key -> "did you mean '" + key + "'?"))
                            .or(() -> Hints.nearest(name, devices.keySet()))
                            .orElse(""));
        }
    }

    private static Map<String, String> byAlias(Map<String, Item> devices) {
        Map<String, String> names = new HashMap<>();
        devices.forEach((name, device) ->
                Blocks.text(device.entries(), "alias").ifPresent(alias -> names.putIfAbsent(alias, name)));
        return names;
    }
}
