// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file over those that it extends (semantics 99–101): the last of them is the base, the earlier ones update it, the file
 * itself comes last. Blocks are joined key by key, everything else is replaced.
 */
final class Extends {

    private static final String EXTENDS = "extends";
    private static final String EXTEND_LIST = "%EXTEND_LIST{";

    private final Includes includes;
    private final Report report;
    private final UnaryOperator<Item> resolvedNames;

    /** @param resolvedNames replaces the markup in the names of a file, of which the operator is given the top */
    Extends(Includes includes, Report report, UnaryOperator<Item> resolvedNames) {
        this.includes = includes;
        this.report = report;
        this.resolvedNames = resolvedNames;
    }

    /** The file from its top together with those below it. */
    Item merged(Item root) {
        if (!root.entries().containsKey(EXTENDS)) {
            return root;
        }
        Item merged = null;
        List<Item> names = names(resolvedNames.apply(root));
        for (int i = names.size() - 1; i >= 0; i--) {
            Item name = names.get(i);
            Item base = report.or(null, () -> base(name));
            merged = base == null ? merged : over(merged, base);
        }
        Map<String, Item> own = new LinkedHashMap<>(root.entries());
        own.remove(EXTENDS);
        return over(merged, new Item(root.place(), own));
    }

    private Item base(Item name) {
        String file = name.text().orElseThrow(() -> name.place().error("the name of a file is missing here"));
        Item base = includes.read(file, name.place());
        base.block();
        return merged(base);
    }

    private static List<Item> names(Item item) {
        List<Item> names = new ArrayList<>();
        if (item.content() instanceof List<?> items) {
            items.forEach(name -> names.add((Item) name));
        } else if (!item.isEmpty()) {
            names.add(item);
        }
        return names;
    }

    private static Item over(@Nullable Item base, Item own) {
        if (base == null || !(base.content() instanceof Map<?, ?>) || !(own.content() instanceof Map<?, ?>)) {
            return own;
        }
        Map<String, Item> merged = new LinkedHashMap<>(base.block());
        own.block().forEach((key, item) -> {
            Item before = merged.get(key);
            if (before != null && key.startsWith(EXTEND_LIST)) {
                merged.put(key, joined(before, item));
                return;
            }
            // Who gives a list anew does not want what others have added to the old one.
            merged.remove(EXTEND_LIST + key + "}");
            merged.put(key, over(before, item));
        });
        return new Item(own.name(), own.place(), merged);
    }

    private static Item joined(Item before, Item item) {
        if (!(before.content() instanceof List<?> first) || !(item.content() instanceof List<?> second)) {
            return item;
        }
        List<Item> all = new ArrayList<>();
        first.forEach(one -> all.add((Item) one));
        second.forEach(one -> all.add((Item) one));
        return new Item(item.name(), item.place(), all);
    }
}
