// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The values of a document that have names of their own, by which aliases stand for them. */
final class Anchors {

    private final Map<String, Item> items = new HashMap<>();

    /** The names of the blocks that are being read. */
    private final Set<String> open = new HashSet<>();

    /** Reads a value of this name. */
    Item named(String anchor, Supplier<Item> reading) {
        open.add(anchor);
        Item item = reading.get();
        open.remove(anchor);
        items.put(anchor, item);
        return item;
    }

    /**
     * The value of this name.
     *
     * @param place of the alias
     * @throws Fault if there is none above, or the alias is a part of it
     */
    Item of(String anchor, Place place) {
        if (open.contains(anchor)) {
            throw place.error("this block contains itself", "an alias cannot stand inside of what it names");
        }
        Item item = items.get(anchor);
        if (item == null) {
            // The name is not told: it may be a password that begins with an asterisk.
            throw place.error("nothing above has the name of this alias", "a text that begins with * needs quotes");
        }
        return item;
    }
}
