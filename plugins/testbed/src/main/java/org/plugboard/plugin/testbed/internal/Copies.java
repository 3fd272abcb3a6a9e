// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts values to a second place: every line keeps its number, while the way to it is the new one. */
final class Copies {

    private final Budget budget;

    Copies(Budget budget) {
        this.budget = budget;
    }

    /** The value as it stands at the end of the way to another place, up to which there are {@code depth} levels. */
    Item at(Place way, Item item, int depth) {
        budget.copied(way);
        Budget.checkDepth(depth, way);
        Place place = item.place().usedAt(way);
        return new Item(item.name().usedAt(way), place, content(place, item.content(), depth));
    }

    /** The value under another key of its block. */
    Item under(String key, Item item) {
        return at(item.place().renamed(key), item, 0);
    }

    private Object content(Place place, Object content, int depth) {
        if (content instanceof Map<?, ?> block) {
            Map<String, Item> copy = new LinkedHashMap<>();
            block.forEach((key, value) -> {
                Item item = (Item) value;
                Place way = item.place().usedUnder(place, (String) key);
                copy.put((String) key, at(way, item, depth + 1));
            });
            return copy;
        }
        if (content instanceof List<?> items) {
            List<Item> copy = new ArrayList<>();
            items.forEach(value -> {
                Item item = (Item) value;
                copy.add(at(item.place().usedUnder(place, "[" + copy.size() + "]"), item, depth + 1));
            });
            return copy;
        }
        return content;
    }
}
