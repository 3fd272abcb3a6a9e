// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code connections.defaults} block of a device: what holds when a call does not say otherwise.
 *
 * @param entries the block's dictionary, in the order of the file
 */
public record ConnectionDefaults(Map<String, Object> entries) {

    /** A device without defaults. */
    public static final ConnectionDefaults NONE = new ConnectionDefaults(Map.of());

    private static final List<String> OWN_KEYS = List.of("class", "alias", "via");

    public ConnectionDefaults {
        entries = Entries.copy(entries);
    }

    /** The class for paths that name none (semantics 9). */
    public Optional<String> connectionClass() {
        return Entries.text(entries, "class");
    }

    /** The default alias (semantics 10). */
    public Optional<String> alias() {
        return Entries.text(entries, "alias");
    }

    /** The default path (semantics 11). */
    public Optional<String> via() {
        return Entries.text(entries, "via");
    }

    /** Arguments for every connection of the device; a path's own value of the same name goes before. */
    public Map<String, Object> arguments() {
        return Entries.without(entries, OWN_KEYS);
    }
}
