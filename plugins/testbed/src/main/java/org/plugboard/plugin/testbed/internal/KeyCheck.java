// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of keys that are none of their level but look like one. They are no errors, since every level may have keys of its
 * own; without a word, though, a device with {@code conections} would just have none. Used for one reading.
 */
final class KeyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private static final List<String> TOP = List.of("testbed", "devices", "topology", "extends");
    private static final List<String> TESTBED = List.of("name", "credentials", "custom");

    /** What decides over a connection. Not model, for one: a device may well have a mode. */
    private static final List<String> DEVICE =
            List.of("connections", "credentials", "os", "platform", "alias", "type", "custom", "series", "version");

    private static final List<String> DEFAULTS = List.of("class", "alias", "via");
    private static final List<String> PATH = List.of("class", "protocol", "host", "ip", "port", "credentials");

    /** What a credential has. */
    static final List<String> CREDENTIAL = List.of("username", "password", "passphrase");

    /** Where a key was named: by aliases and merges one line is read for many devices. */
    private final Set<List<Integer>> named = new HashSet<>();

    /** Takes the file from its top; what is of another kind than expected is left to the readers. */
    void check(Item root) {
        Map<String, Item> top = entries(root);
        warn(top, TOP);
        Map<String, Item> testbed = entries(top.get("testbed"));
        warn(testbed, TESTBED);
        credentials(testbed);
        entries(top.get("devices")).values().forEach(this::device);
    }

    private void device(Item item) {
        Map<String, Item> device = entries(item);
        warn(device, DEVICE);
        credentials(device);
        entries(device.get("connections")).forEach((name, path) -> {
            warn(entries(path), name.equals("defaults") ? DEFAULTS : PATH);
            credentials(entries(path));
        });
    }

    private void credentials(Map<String, Item> level) {
        entries(level.get("credentials")).values().forEach(fields -> warn(entries(fields), CREDENTIAL));
    }

    private void warn(Map<String, Item> block, List<String> names) {
        block.forEach((key, item) -> NearMiss.of(key, names)
                .filter(meant -> !block.containsKey(meant))
                .filter(meant ->
                        named.add(List.of(item.name().line(), item.name().column())))
                .ifPresent(meant -> LOG.warn(
                        "{}", item.name().text("unknown key '%s'; did you mean '%s'?".formatted(key, meant)))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Item> entries(@Nullable Item item) {
        return item != null && item.content() instanceof Map<?, ?> block ? (Map<String, Item>) block : Map.of();
    }
}
