// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.Path;

/** Reads the block of one device. */
final class DeviceReader {

    /** Texts, also where they look like numbers: the version {@code 17.10} is not 17.1 (semantics 79, 80). */
    static final Set<String> TEXTS = Set.of(
            "alias",
            "default_connection_alias",
            "class",
            "type",
            "os",
            "os_flavor",
            "version",
            "series",
            "platform",
            "platform_alias",
            "model",
            "model_alias",
            "submodel",
            "pid",
            "device_id",
            "role",
            "region",
            "chassis_type");

    private final Report report;
    private final Attributes attributes;
    private final ManagementReader management;
    private final ConnectionsReader connections;
    private final LimitsReader limits;
    private final Map<String, @Nullable Object> limitsOfTestbed;

    /** @param limitsOfTestbed what holds for a device that says nothing of it */
    DeviceReader(Report report, Map<String, @Nullable Object> limitsOfTestbed) {
        this.report = report;
        this.attributes =
                new Attributes(report, TEXTS, Set.of("credentials", "connections", "management", LimitsReader.KEY));
        this.management = new ManagementReader(report);
        this.connections = new ConnectionsReader(report);
        this.limits = new LimitsReader(report);
        this.limitsOfTestbed = limitsOfTestbed;
    }

    DeviceFacts read(String name, Item device, LoginLevel ofTestbed, Map<String, InterfaceFacts> interfaces) {
        Map<String, Item> block = Blocks.block(device, report);
        report.check(() -> ConnectionsReader.checkAlias(block.get("default_connection_alias")));
        LoginLevel login = ofTestbed.ofDevice(block, report);
        Item ways = Optional.ofNullable(block.get("connections")).orElseGet(() -> Item.empty(device.place()));
        Map<String, Path> paths = report.or(Map.of(), () -> connections.paths(ways, login.all()));
        ConnectionDefaults defaults = report.or(ConnectionDefaults.NONE, () -> connections.defaults(ways));
        return new DeviceFacts(name, attributes(block, login), paths, defaults, login.all(), interfaces);
    }

    private Map<String, @Nullable Object> attributes(Map<String, Item> block, LoginLevel login) {
        Map<String, @Nullable Object> read = new LinkedHashMap<>(attributes.read(block));
        Item item = block.get("management");
        if (item != null) {
            read.put("management", management.read(item));
        }
        Map<String, @Nullable Object> limited = limits.read(block, limitsOfTestbed);
        if (!limited.isEmpty()) {
            read.put(LimitsReader.KEY, limited);
        }
        read.putAll(login.legacy().attributes());
        return read;
    }
}
