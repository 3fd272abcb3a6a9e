// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes down the file by its keys. */
final class Blocks {

    private Blocks() {}

    /** The entries under a key; none if it is not there or has no block, of which its reader speaks. */
    static Map<String, Item> entries(Map<String, Item> block, String key) {
        Item item = block.get(key);
        return item == null ? Map.of() : item.entries();
    }

    /** The single value under a key; empty if it is not there or something else. */
    static Optional<String> text(Map<String, Item> block, String key) {
        Item item = block.get(key);
        return item != null && item.content() instanceof Scalar ? item.text() : Optional.empty();
    }

    /** The entries under a key; whatever else than a block stands there is an error. */
    static Map<String, Item> block(@Nullable Item item, Report report) {
        return item == null ? Map.of() : report.or(Map.of(), item::block);
    }
}
