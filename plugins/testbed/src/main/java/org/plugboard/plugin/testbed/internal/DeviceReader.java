// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/** Reads the block of one device. */
final class DeviceReader {

    private static final Set<String> OWN_PARTS = Set.of("credentials", "connections");

    /** Texts, also where they look like numbers: the version {@code 17.10} is not 17.1 (semantics 80). */
    static final Set<String> TEXTS = Set.of(
            "alias",
            "class",
            "type",
            "os",
            "os_flavor",
            "version",
            "series",
            "platform",
            "model",
            "submodel",
            "pid",
            "role",
            "region",
            "chassis_type");

    private final Report report;
    private final CredentialsReader credentials;
    private final ConnectionsReader connections;

    DeviceReader(Report report) {
        this.report = report;
        this.credentials = new CredentialsReader(report);
        this.connections = new ConnectionsReader(report);
    }

    DeviceFacts read(String name, Item device, Credentials outer) {
        Map<String, Item> block = report.or(Map.of(), device::block);
        Credentials own = credentials.read(block.get("credentials"), outer);
        Item ways = Optional.ofNullable(block.get("connections")).orElseGet(() -> Item.empty(device.place()));
        Map<String, Path> paths = report.or(Map.of(), () -> connections.paths(ways, own));
        ConnectionDefaults defaults = report.or(ConnectionDefaults.NONE, () -> connections.defaults(ways));
        return new DeviceFacts(name, attributes(block), paths, defaults, own);
    }

    private Map<String, @Nullable Object> attributes(Map<String, Item> block) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        block.forEach((key, item) -> {
            if (TEXTS.contains(key)) {
                attributes.put(
                        key, report.or(Optional.<String>empty(), item::text).orElse(null));
            } else if (!OWN_PARTS.contains(key)) {
                attributes.put(key, item.plain());
            }
        });
        return attributes;
    }
}
