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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;

/** Reads the top of the file: the blocks {@code testbed} and {@code devices}. Used for one reading. */
final class TestbedReader {

    private static final Pattern SUFFIX = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> READ = Set.of("testbed", "devices");

    private final Path file;
    private final Item root;
    private final List<String> unread = new ArrayList<>();

    TestbedReader(Path file, Item root) {
        this.file = file;
        this.root = root;
    }

    /** The keys at the top of the file that have no effect, with their lines. */
    List<String> unread() {
        return unread;
    }

    TestbedFacts read() {
        Map<String, Item> top = root.block();
        Map<String, Item> testbed = block(top, "testbed");
        Credentials credentials = CredentialsReader.read(testbed.get("credentials"), Credentials.NONE);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        testbed.forEach((key, item) -> {
            if (!key.equals("credentials")) {
                attributes.put(key, item.plain());
            }
        });
        top.forEach((key, item) -> {
            if (!READ.contains(key)) {
                unread.add(key + " (line " + item.place().line() + ")");
                attributes.putIfAbsent(key, item.plain());
            }
        });
        String name =
                Optional.ofNullable(testbed.get("name")).flatMap(Item::text).orElseGet(this::fileName);
        return new TestbedFacts(name, devices(top, credentials), attributes);
    }

    private List<DeviceFacts> devices(Map<String, Item> top, Credentials credentials) {
        // A file that extends another may leave the devices to that one.
        if (!top.containsKey("devices") && !top.containsKey("extends")) {
            throw root.place().error("there is no key devices", "a testbed without any device says so: `devices: {}`");
        }
        Map<String, Item> blocks = block(top, "devices");
        List<DeviceFacts> devices = new ArrayList<>();
        Map<String, String> bearers = new HashMap<>();
        blocks.keySet().forEach(name -> bearers.put(name, name));
        blocks.forEach((name, block) -> {
            DeviceFacts device = DeviceReader.read(name, block, credentials);
            String bearer = bearers.putIfAbsent(device.alias(), name);
            if (bearer != null && !bearer.equals(name)) {
                throw block.block()
                        .get("alias")
                        .place()
                        .error("the device " + bearer + " bears the name " + device.alias() + " already");
            }
            devices.add(device);
        });
        return devices;
    }

    private static Map<String, Item> block(Map<String, Item> entries, String key) {
        Item item = entries.get(key);
        return item == null ? Map.of() : item.block();
    }

    private String fileName() {
        String name = SUFFIX.matcher(file.getFileName().toString()).replaceFirst("");
        return name.startsWith("CONFIG.") ? name.substring("CONFIG.".length()) : name;
    }
}
