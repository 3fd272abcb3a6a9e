// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.DeviceFacts;

/** Reads the block {@code devices}, in which every name and alias is there once (semantics 76). */
final class DevicesReader {

    private final Report report;
    private final Map<String, Item> blocks;

    /** @param blocks what stands under {@code devices} by name */
    DevicesReader(Map<String, Item> blocks, Report report) {
        this.report = report;
        this.blocks = blocks;
    }

    /** @param limits what the testbed says of each device */
    List<DeviceFacts> read(LoginLevel login, Map<String, @Nullable Object> limits, TopologyReader topology) {
        List<DeviceFacts> devices = new ArrayList<>();
        Map<String, String> bearers = new HashMap<>();
        blocks.keySet().forEach(name -> bearers.put(name, name));
        DeviceReader reader = new DeviceReader(report, limits);
        blocks.forEach((name, block) -> {
            if (block.content() instanceof Scalar && !block.isEmpty() && Keys.DEVICE.knows(name)) {
                report.error(block.place()
                        .error(
                                "a device is expected here, but '" + name + "' is a key of one",
                                "indent it below the name of its device"));
                return;
            }
            DeviceFacts device = reader.read(name, block, login, topology.interfacesOf(name));
            String bearer = bearers.putIfAbsent(device.alias(), name);
            if (bearer != null && !bearer.equals(name)) {
                report.error(Objects.requireNonNull(block.entries().get("alias"))
                        .place()
                        .error("the device " + bearer + " bears the name " + device.alias() + " already"));
            }
            devices.add(device);
        });
        // Connections with errors are none here.
        if (!report.hasErrors()) {
            warnOfUnreachable(devices);
        }
        return devices;
    }

    /** One word for all of a file, since some describe whole networks of which they reach one device. */
    private void warnOfUnreachable(List<DeviceFacts> devices) {
        devices.stream()
                .filter(Lint::isUnreachable)
                .findFirst()
                .ifPresent(device -> report.warn(
                        Objects.requireNonNull(blocks.get(device.name())).name(), Lint.NO_WAY));
    }
}
