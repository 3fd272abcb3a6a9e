// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Warns of keys that are none of their level. They are no errors, since every level may have keys of its own; without a
 * word, though, a device with {@code conections} would just have none. A key that is nearly one of its level is always
 * named. One that is like none has no effect where pyATS knows all keys: of a file that is loaded, the first of its name is
 * named, of one that is validated each. Used for one reading.
 */
final class KeyCheck {

    /** How keys begin that only hold what anchors name. */
    private static final String ANCHORS = "x-";

    private final Report report;
    private final boolean namesAll;
    private final Set<List<Object>> named = new HashSet<>();

    /** @param namesAll whether a key that is like none of ours is named wherever it is there */
    KeyCheck(Report report, boolean namesAll) {
        this.report = report;
        this.namesAll = namesAll;
    }

    /** Takes the file from its top; what is of another kind than expected is left to the readers. */
    void check(Item root) {
        Map<String, Item> top = root.entries();
        check(Keys.TOP, top, Misplaced::atTop);
        Map<String, Item> testbed = Blocks.entries(top, "testbed");
        check(Keys.TESTBED, testbed, Misplaced::inTestbed);
        login(testbed);
        check(Keys.LIMITS, Blocks.entries(testbed, LimitsReader.KEY));
        Blocks.entries(testbed, "servers").values().forEach(server -> {
            check(Keys.SERVER, server.entries());
            credentials(server.entries());
        });
        Map<String, Item> devices = Blocks.entries(top, "devices");
        devices.forEach(this::device);
        Blocks.entries(top, "topology").forEach((name, block) -> topology(name, block, devices));
    }

    private void device(String name, Item block) {
        Map<String, Item> device = block.entries();
        if (!device.isEmpty() && !Misplaced.isDevice(block) && isOfOtherLevel(name, block)) {
            return;
        }
        check(Keys.DEVICE, device, Misplaced::inDevice);
        login(device);
        check(Keys.LIMITS, Blocks.entries(device, LimitsReader.KEY));
        check(Keys.MANAGEMENT, Blocks.entries(device, "management"));
        Map<String, Item> connections = Blocks.entries(device, "connections");
        connections.forEach((path, item) -> path(path, item, connections));
    }

    /** What is no device, and bears a name that keys above or below have. */
    private boolean isOfOtherLevel(String name, Item block) {
        if (name.equals("devices") && Misplaced.areDevices(block)) {
            report.warn(block.name(), "devices stands under devices", "leave out one of the two lines");
            return true;
        }
        if (Keys.DEVICE.knows(name)) {
            report.warn(
                    block.name(),
                    "'" + name + "' is a key of a device, and stands where devices have their names",
                    "indent it below the name of its device");
            return true;
        }
        return false;
    }

    private void path(String name, Item block, Map<String, Item> beside) {
        Map<String, Item> path = block.entries();
        if (!beside.containsKey("defaults") && Keys.isDefaults(name, path)) {
            report.warn(block.name(), "the path says nothing of where it leads", "did you mean 'defaults'?");
        }
        check(name.equals("defaults") ? Keys.DEFAULTS : Keys.PATH, path);
        credentials(path);
    }

    private void login(Map<String, Item> level) {
        credentials(level);
        check(Keys.TACACS, Blocks.entries(level, "tacacs"));
        check(Keys.PASSWORDS, Blocks.entries(level, "passwords"));
    }

    private void credentials(Map<String, Item> level) {
        Map<String, Item> credentials = Blocks.entries(level, "credentials");
        check(Keys.CREDENTIALS, credentials);
        credentials.values().forEach(credential -> check(Keys.CREDENTIAL, credential.entries()));
    }

    private void topology(String name, Item block, Map<String, Item> devices) {
        Map<String, Item> entries = block.entries();
        if (Keys.SHARED.contains(name)) {
            entries.values().forEach(link -> check(Keys.LINK, link.entries()));
            return;
        }
        if (!devices.containsKey(name) && Keys.shared(name).isPresent()) {
            // Whoever reads the topology says so.
            return;
        }
        check(Keys.TOPOLOGY_DEVICE, entries, Misplaced::inTopology);
        Blocks.entries(entries, "interfaces").values().forEach(one -> check(Keys.INTERFACE, one.entries()));
    }

    private void check(Keys level, Map<String, Item> block) {
        check(level, block, item -> Optional.empty());
    }

    /** @param elsewhere where a block of another level belongs, by what is in it */
    private void check(Keys level, Map<String, Item> block, Function<Item, Optional<String>> elsewhere) {
        block.forEach((key, item) -> {
            Optional<String> meant = level.meant(key, block.keySet());
            if (meant.isPresent()) {
                report.warn(item.name(), "unknown key '" + key + "'", "did you mean '" + meant.get() + "'?");
            } else if (!level.knows(key)) {
                unknown(level, key, item, level.belongs(key).or(() -> elsewhere.apply(item)));
            }
        });
    }

    private void unknown(Keys level, String key, Item item, Optional<String> belongs) {
        if (!key.startsWith(ANCHORS) && !level.isOpen() && (named.add(List.of(level, key)) || namesAll)) {
            report.warn(item.name(), "unknown key '" + key + "'", belongs.orElse("it is kept, but has no effect"));
        }
    }
}
