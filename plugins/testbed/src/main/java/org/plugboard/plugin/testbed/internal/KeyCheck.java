// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of keys that are none of their level. They are no errors, since every level may have keys of its own; without a
 * word, though, a device with {@code conections} would just have none. A file that is loaded may have any key that is like
 * none of ours; of one that is validated, all are named where pyATS knows all. Used for one reading.
 */
final class KeyCheck {

    private static final List<String> TOP = List.of("testbed", "devices", "topology", "extends");
    private static final List<String> TESTBED = List.of("name", "credentials", "custom");

    /** What decides over a connection. Not model, for one: a device may well have a mode. */
    private static final List<String> DEVICE =
            List.of("connections", "credentials", "os", "platform", "alias", "type", "custom", "series", "version");

    private static final List<String> DEFAULTS = List.of("class", "alias", "via");
    private static final List<String> PATH = List.of("class", "protocol", "host", "ip", "port", "credentials");

    /** What a credential has. */
    static final List<String> CREDENTIAL = List.of("username", "password", "passphrase");

    /** What has an effect at the top; the other keys are kept among the testbed's attributes. */
    private static final Set<String> READ_AT_TOP = Set.of("testbed", "devices");

    /** What pyATS knows of a testbed and of a device; the latter with the texts of {@link DeviceReader}. */
    private static final Set<String> KNOWN_OF_TESTBED = Set.of(
            "name",
            "alias",
            "class",
            "credentials",
            "custom",
            "servers",
            "tacacs",
            "passwords",
            "clean",
            "network",
            "testbed_file");

    private static final Set<String> KNOWN_OF_DEVICE = Set.of(
            "connections",
            "credentials",
            "custom",
            "tacacs",
            "passwords",
            "clean",
            "power",
            "hardware",
            "peripherals",
            "management",
            "interfaces");

    private final Report report;
    private final boolean namesAll;

    /** @param namesAll whether keys are named that are like none of ours */
    KeyCheck(Report report, boolean namesAll) {
        this.report = report;
        this.namesAll = namesAll;
    }

    /** Takes the file from its top; what is of another kind than expected is left to the readers. */
    void check(Item root) {
        Map<String, Item> top = root.entries();
        top.forEach((key, item) -> {
            if (!warnOfNear(key, item, top, TOP) && !READ_AT_TOP.contains(key)) {
                report.warn(item.name(), "what stands under this key is not read yet, but kept as it stands");
            }
        });
        Map<String, Item> testbed = entries(top.get("testbed"));
        testbed.forEach((key, item) -> warn(key, item, testbed, TESTBED, KNOWN_OF_TESTBED.contains(key)));
        credentials(testbed);
        entries(top.get("devices")).values().forEach(this::device);
    }

    private void device(Item item) {
        Map<String, Item> device = item.entries();
        device.forEach((key, value) ->
                warn(key, value, device, DEVICE, KNOWN_OF_DEVICE.contains(key) || DeviceReader.TEXTS.contains(key)));
        credentials(device);
        entries(device.get("connections")).forEach((name, path) -> {
            Map<String, Item> block = path.entries();
            block.forEach((key, value) -> warnOfNear(key, value, block, name.equals("defaults") ? DEFAULTS : PATH));
            credentials(block);
        });
    }

    private void credentials(Map<String, Item> level) {
        entries(level.get("credentials")).values().forEach(credential -> {
            Map<String, Item> fields = credential.entries();
            fields.forEach((key, item) -> warnOfNear(key, item, fields, CREDENTIAL));
        });
    }

    private void warn(String key, Item item, Map<String, Item> block, List<String> names, boolean known) {
        if (!warnOfNear(key, item, block, names) && namesAll && !known) {
            report.warn(item.name(), "unknown key '%s'; it is kept, but has no effect".formatted(key));
        }
    }

    /** Whether the key is nearly one of the names, which is said then. */
    private boolean warnOfNear(String key, Item item, Map<String, Item> block, List<String> names) {
        Optional<String> near = NearMiss.of(key, names).filter(meant -> !block.containsKey(meant));
        near.ifPresent(meant -> report.warn(item.name(), "unknown key '%s'; did you mean '%s'?".formatted(key, meant)));
        return near.isPresent();
    }

    private static Map<String, Item> entries(@Nullable Item item) {
        return item == null ? Map.of() : item.entries();
    }
}
