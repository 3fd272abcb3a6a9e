// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.TestbedFacts;

/** The part of {@link Lint} about devices and servers that stand between: {@code proxy} and {@code sshtunnel}. */
final class JumpLint {

    private final Report report;
    private final Set<String> devices = new TreeSet<>();
    private final Set<String> hosts;

    JumpLint(TestbedFacts testbed, Report report) {
        this.report = report;
        testbed.devices().forEach(device -> {
            devices.add(device.name());
            devices.add(device.alias());
        });
        this.hosts = new TreeSet<>(devices);
        testbed.servers().forEach((name, server) -> {
            hosts.add(name);
            server.attribute("server").ifPresent(hosts::add);
        });
    }

    /** Takes the entries of a path. */
    void check(Map<String, Item> path) {
        proxy(path.get("proxy"));
        name(Blocks.entries(path, "sshtunnel").get("host"), host -> unknown(host, "device or server", hosts));
    }

    private void proxy(@Nullable Item proxy) {
        if (proxy != null && proxy.content() instanceof List<?> several) {
            several.forEach(one -> proxy((Item) one));
        } else if (proxy != null) {
            Item device = proxy.content() instanceof Map<?, ?> ? proxy.entries().get("device") : proxy;
            name(device, named -> unknown(named, "device", devices));
        }
    }

    private static void name(@Nullable Item name, Consumer<Item> consumer) {
        Optional.ofNullable(name)
                .filter(item -> item.content() instanceof Scalar && !item.isEmpty())
                .ifPresent(consumer);
    }

    private void unknown(Item item, String kind, Set<String> known) {
        String name = item.text().orElse("");
        if (!known.contains(name)) {
            report.warn(
                    item.place(),
                    "there is no " + kind + " '" + name + "'",
                    Hints.nearest(name, known).orElse(""));
        }
    }
}
