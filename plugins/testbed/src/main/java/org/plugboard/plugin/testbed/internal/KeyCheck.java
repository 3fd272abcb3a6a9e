// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of keys that are none of their level. They are no errors, since every level may have keys of its own; without a
 * word, though, a device with {@code conections} would just have none. A key that is nearly one of its level is always
 * named. One that is like none has no effect where pyATS knows all keys: of a file that is loaded, the first of its name is
 * named, of one that is validated each. Used for one reading.
 */
final class KeyCheck {

    private static final Set<String> SHARED = Set.of("links", "segments");

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
        check(Keys.TOP, top);
        Map<String, Item> testbed = Blocks.entries(top, "testbed");
        check(Keys.TESTBED, testbed);
        login(testbed);
        Blocks.entries(testbed, "servers").values().forEach(server -> {
            check(Keys.SERVER, server.entries());
            credentials(server.entries());
        });
        Blocks.entries(top, "devices").values().forEach(device -> device(device.entries()));
        Blocks.entries(top, "topology").forEach(this::topology);
    }

    private void device(Map<String, Item> device) {
        check(Keys.DEVICE, device);
        login(device);
        check(Keys.MANAGEMENT, Blocks.entries(device, "management"));
        Blocks.entries(device, "connections").forEach((name, path) -> {
            check(name.equals("defaults") ? Keys.DEFAULTS : Keys.PATH, path.entries());
            credentials(path.entries());
        });
    }

    private void login(Map<String, Item> level) {
        credentials(level);
        check(Keys.TACACS, Blocks.entries(level, "tacacs"));
        check(Keys.PASSWORDS, Blocks.entries(level, "passwords"));
    }

    private void credentials(Map<String, Item> level) {
        Blocks.entries(level, "credentials")
                .values()
                .forEach(credential -> check(Keys.CREDENTIAL, credential.entries()));
    }

    private void topology(String name, Item block) {
        Map<String, Item> entries = block.entries();
        if (SHARED.contains(name)) {
            entries.values().forEach(link -> check(Keys.LINK, link.entries()));
            return;
        }
        check(Keys.TOPOLOGY_DEVICE, entries);
        Blocks.entries(entries, "interfaces").values().forEach(one -> check(Keys.INTERFACE, one.entries()));
    }

    private void check(Keys level, Map<String, Item> block) {
        block.forEach((key, item) -> {
            Optional<String> meant = level.meant(key, block.keySet());
            if (meant.isPresent()) {
                report.warn(item.name(), "unknown key '" + key + "'", "did you mean '" + meant.get() + "'?");
            } else if (!key.startsWith(ANCHORS)
                    && !level.isOpen()
                    && !level.knows(key)
                    && (named.add(List.of(level, key)) || namesAll)) {
                report.warn(item.name(), "unknown key '" + key + "'", level.hint(key));
            }
        });
    }
}
