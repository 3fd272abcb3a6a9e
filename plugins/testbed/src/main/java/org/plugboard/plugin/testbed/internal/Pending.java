// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The values that are being replaced at the moment, each for the sake of the one before. They are compared by identity. */
@SuppressWarnings("ReferenceEquality")
final class Pending {

    /** So many references never lead from one to the next; it also bounds the stack. */
    private static final int MAX = 32;

    private final List<Item> items = new ArrayList<>();

    /** @throws Fault if the item waits for itself, or too many wait for it */
    <T> T during(Item item, Supplier<T> work) {
        for (Item before : items) {
            if (before == item) {
                throw item.place().error("this value refers to itself: " + chain(item));
            }
        }
        if (items.size() >= MAX) {
            throw item.place().error("more than " + MAX + " references lead from one to the next");
        }
        items.add(item);
        try {
            return work.get();
        } finally {
            items.remove(items.size() - 1);
        }
    }

    private String chain(Item item) {
        Set<String> keys = new LinkedHashSet<>();
        boolean isOn = false;
        for (Item before : items) {
            isOn |= before == item;
            if (isOn) {
                keys.add(before.place().key());
            }
        }
        return String.join(" → ", keys) + " → " + item.place().key();
    }
}
