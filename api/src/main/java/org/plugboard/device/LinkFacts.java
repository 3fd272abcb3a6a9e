// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Map;
import java.util.Optional;

/**
 * What a file says of a link or a segment: an entry of {@code topology.links} or {@code topology.segments}.
 *
 * @param name unique in its testbed
 * @param attributes the entries of its block, in the order of the file
 */
public record LinkFacts(String name, Map<String, Object> attributes) {

    public LinkFacts {
        attributes = Entries.copy(attributes);
    }

    /** A link of which nothing but the name is said. */
    public static LinkFacts named(String name) {
        return new LinkFacts(name, Map.of());
    }

    /** The second name; its name when it has no other (semantics 75). */
    public String alias() {
        return attribute("alias").orElse(name);
    }

    /** One plain entry as text. */
    public Optional<String> attribute(String key) {
        return Entries.text(attributes, key);
    }
}
