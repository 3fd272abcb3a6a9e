// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Budget budget;
    private final UnaryOperator<Item> resolvedNames;
    private final IdentityHashMap<Item, Item> finished = new IdentityHashMap<>();
    private final Set<Item> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param resolvedNames replaces the markup in the names of a file, of which the operator is given the top */
    Extends(Includes includes, Report report, Budget budget, UnaryOperator<Item> resolvedNames) {
        this.includes = includes;
        this.budget = budget;
        this.report = report;
        this.resolvedNames = resolvedNames;
    }

    /** The file from its top together with those below it. */
    Item merged(Item root) {
        if (!root.entries().containsKey(EXTENDS)) {
            return root;
        }
        Item merged = null;
        List<Item> bases = bases(names(resolvedNames.apply(root)));
        for (int i = bases.size() - 1; i >= 0; i--) {
            merged = over(merged, bases.get(i));
        }
        Map<String, Item> own = new LinkedHashMap<>(root.entries());
        own.remove(EXTENDS);
        return over(merged, new Item(root.place(), own));
    }

    /** In the order of their names, each once. */
    private List<Item> bases(List<Item> names) {
        List<Item> bases = new ArrayList<>();
        Set<Item> there = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Item name : names) {
            Item base = report.or(null, () -> base(name));
            if (base != null && there.add(base)) {
                bases.add(base);
            } else if (base != null) {
                report.warn(name.place(), "this file is named twice", "leave it out here");
            }
        }
        return bases;
    }

    /** The file with those below it, however many name it, is merged once. */
    private Item base(Item name) {
        String file = name.text().orElseThrow(() -> name.place().error("the name of a file is missing here"));
        Item base = includes.read(file, name.place());
        base.block();
        Item known = finished.get(base);
        if (known != null) {
            return known;
        }
        // The chain of a file is that of its first reader, which may be an %INCLUDE{} in another `extends`.
        if (!open.add(base)) {
            throw name.place().error("this file is extended by one that it extends itself");
        }
        try {
            Item merged = merged(base);
            finished.put(base, merged);
            return merged;
        } finally {
            open.remove(base);
        }
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

    private Item over(@Nullable Item base, Item own) {
        if (base == null || !(base.content() instanceof Map<?, ?>) || !(own.content() instanceof Map<?, ?>)) {
            return own;
        }
        Map<String, Item> merged = new LinkedHashMap<>(base.block());
        own.block().forEach((key, item) -> {
            budget.copied(item.place());
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

    private Item joined(Item before, Item item) {
        if (!(before.content() instanceof List<?> first) || !(item.content() instanceof List<?> second)) {
            return item;
        }
        List<Item> all = new ArrayList<>();
        first.forEach(one -> all.add((Item) one));
        second.forEach(one -> {
            budget.copied(item.place());
            all.add((Item) one);
        });
        return new Item(item.name(), item.place(), all);
    }
}
