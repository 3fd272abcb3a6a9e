// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.TestbedFacts;

/** The part of {@link Lint} about the block {@code topology}. */
final class TopologyLint {

    private final Report report;

    TopologyLint(Report report) {
        this.report = report;
    }

    /** Takes the blocks under {@code topology}. */
    void check(Map<String, Item> topology, TestbedFacts testbed) {
        unused("link", Blocks.entries(topology, "links"), used(testbed, InterfaceFacts::link));
        unused("segment", Blocks.entries(topology, "segments"), used(testbed, InterfaceFacts::segment));
        Map<String, String> split = split(Blocks.entries(topology, "links"), used(testbed, InterfaceFacts::link));
        topology.values().forEach(device -> Blocks.entries(device.entries(), "interfaces")
                .values()
                .forEach(one -> {
                    type(one);
                    link(one.entries(), split);
                }));
    }

    /** The links that some interfaces name, and others by the alias: by that, they are on another link. */
    private static Map<String, String> split(Map<String, Item> links, Set<String> used) {
        Map<String, String> byAlias = new HashMap<>();
        links.forEach((name, block) -> Blocks.text(block.entries(), "alias")
                .filter(alias -> used.contains(name) && used.contains(alias) && !links.containsKey(alias))
                .ifPresent(alias -> byAlias.put(alias, name)));
        return byAlias;
    }

    private void link(Map<String, Item> ofInterface, Map<String, String> split) {
        Blocks.text(ofInterface, "link")
                .filter(split::containsKey)
                .ifPresent(alias -> report.warn(
                        Objects.requireNonNull(ofInterface.get("link")).place(),
                        "'%s' is an alias of the link '%s'; interfaces are on a link by its name"
                                .formatted(alias, split.get(alias)),
                        "write " + split.get(alias)));
    }

    private void type(Item block) {
        Map<String, Item> entries = block.entries();
        boolean isMisspelt = entries.keySet().stream().anyMatch(key -> Keys.INTERFACE
                .meant(key, entries.keySet())
                .filter("type"::equals)
                .isPresent());
        if (!isMisspelt && Blocks.text(entries, "type").isEmpty()) {
            report.warn(block.name(), "the interface has no type", "pyATS wants one, such as ethernet or loopback");
        }
    }

    private static Set<String> used(TestbedFacts testbed, Function<InterfaceFacts, Optional<String>> name) {
        return testbed.devices().stream()
                .flatMap(device -> device.interfaces().values().stream())
                .map(name)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is described and used nowhere is perhaps what is used and described nowhere. */
    private void unused(String kind, Map<String, Item> described, Set<String> used) {
        Set<String> others = used.stream()
                .filter(name -> !described.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        described.forEach((name, block) -> {
            boolean byAlias =
                    Blocks.text(block.entries(), "alias").filter(used::contains).isPresent();
            if (!used.contains(name) && !byAlias) {
                report.warn(
                        block.name(),
                        "no interface names the " + kind + " '" + name + "'",
                        Hints.nearest(name, others).orElse(""));
            }
        });
    }
}
