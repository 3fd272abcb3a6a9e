// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;

/** Reads the top of the file: the blocks {@code testbed} and {@code devices}. Used for one reading. */
final class TestbedReader {

    private static final Pattern SUFFIX = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);

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
        Map<String, Item> testbed = block(top, "testbed");
        Credentials credentials = new CredentialsReader(report).read(testbed.get("credentials"), Credentials.NONE);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        testbed.forEach((key, item) -> {
            if (!key.equals("credentials")) {
                attributes.put(key, item.plain());
            }
        });
        top.forEach((key, item) -> {
            if (!key.equals("testbed") && !key.equals("devices")) {
                attributes.putIfAbsent(key, item.plain());
            }
        });
        String name = report.or(Optional.<String>empty(), () -> Optional.ofNullable(testbed.get("name"))
                        .flatMap(Item::text))
                .orElseGet(this::fileName);
        return new TestbedFacts(name, devices(top, credentials), attributes);
    }

    private List<DeviceFacts> devices(Map<String, Item> top, Credentials credentials) {
        // A file that extends another may leave the devices to that one.
        if (!top.containsKey("devices") && !top.containsKey("extends") && !report.hasErrors()) {
            report.error(root.place()
                    .error("there is no key devices", "a testbed without any device says so: `devices: {}`"));
        }
        Map<String, Item> blocks = block(top, "devices");
        List<DeviceFacts> devices = new ArrayList<>();
        Map<String, String> bearers = new HashMap<>();
        blocks.keySet().forEach(name -> bearers.put(name, name));
        DeviceReader reader = new DeviceReader(report);
        blocks.forEach((name, block) -> {
            DeviceFacts device = reader.read(name, block, credentials);
            String bearer = bearers.putIfAbsent(device.alias(), name);
            if (bearer != null && !bearer.equals(name)) {
                report.error(block.block()
                        .get("alias")
                        .place()
                        .error("the device " + bearer + " bears the name " + device.alias() + " already"));
            }
            devices.add(device);
        });
        return devices;
    }

    private Map<String, Item> block(Map<String, Item> entries, String key) {
        Item item = entries.get(key);
        return item == null ? Map.of() : report.or(Map.of(), item::block);
    }

    private String fileName() {
        String name = SUFFIX.matcher(file.getFileName().toString()).replaceFirst("");
        return name.startsWith("CONFIG.") ? name.substring("CONFIG.".length()) : name;
    }
}
