// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of a block under a key that its level does not know where it belongs, by what is in it. */
final class Misplaced {

    private static final List<String> OF_DEVICE = List.of("connections", "os", "platform");
    private static final List<String> OF_PATH = List.of("protocol", "ip", "host");
    private static final List<String> OF_CREDENTIAL = List.of("username", "password");

    private Misplaced() {}

    /** Whether the block has what only devices have. */
    static boolean isDevice(Item block) {
        return hasAny(block, OF_DEVICE);
    }

    /** A block in which every entry is a device, as {@code devices} is. */
    static boolean areDevices(Item block) {
        Map<String, Item> entries = block.entries();
        return !entries.isEmpty() && entries.values().stream().allMatch(Misplaced::isDevice);
    }

    /** At the top of the file. */
    static Optional<String> atTop(Item block) {
        return isDevice(block)
                ? Optional.of("if it is a device, indent it below devices")
                : credential(block, "below testbed, under credentials");
    }

    /** Under {@code testbed}. */
    static Optional<String> inTestbed(Item block) {
        return isDevice(block)
                ? Optional.of("if it is a device, it belongs under devices")
                : credential(block, "under credentials");
    }

    /** In the block of a device. */
    static Optional<String> inDevice(Item block) {
        if (isDevice(block)) {
            return Optional.of(
                    "it looks like a device of its own; begin its line in the column of the others under devices");
        }
        return hasAny(block, OF_PATH)
                ? Optional.of("it looks like a path; it belongs under connections")
                : credential(block, "under credentials");
    }

    /** In the block of a device under {@code topology}. */
    static Optional<String> inTopology(Item block) {
        return block.content() instanceof Map
                ? Optional.of("if it is an interface, it belongs under interfaces")
                : Optional.empty();
    }

    private static Optional<String> credential(Item block, String where) {
        return hasAny(block, OF_CREDENTIAL)
                ? Optional.of("it looks like a credential; it belongs " + where)
                : Optional.empty();
    }

    private static boolean hasAny(Item block, List<String> keys) {
        return keys.stream().anyMatch(block.entries()::containsKey);
    }
}
