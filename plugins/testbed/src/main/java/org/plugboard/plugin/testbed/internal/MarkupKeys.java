// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces markup in the keys of blocks, each block once (semantics 110, 111). Used for one reading. */
final class MarkupKeys {

    private static final String EXTEND_LIST = "%EXTEND_LIST{";

    private final Report report;
    private final Copies copies;
    private final MarkupText texts;
    private final Markup markup;
    private final IdentityHashMap<Map<String, Item>, Map<String, Item>> named = new IdentityHashMap<>();

    /**
     * For one testbed.
     *
     * @param texts says what stands for the markup in a key
     * @param markup resolves the lists that are extended
     */
    MarkupKeys(Report report, Copies copies, MarkupText texts, Markup markup) {
        this.report = report;
        this.copies = copies;
        this.texts = texts;
        this.markup = markup;
    }

    /** The entries of a block; its own where no key has markup. */
    Map<String, Item> entries(Item block) {
        Map<String, Item> entries = block.entries();
        for (String key : entries.keySet()) {
            if (key.indexOf('%') >= 0) {
                Map<String, Item> known = named.get(entries);
                if (known == null) {
                    known = named(entries);
                    named.put(entries, known);
                }
                return known;
            }
        }
        return entries;
    }

    private Map<String, Item> named(Map<String, Item> entries) {
        Map<String, Item> block = new LinkedHashMap<>();
        entries.forEach((key, item) -> report.check(() -> {
            if (key.startsWith(EXTEND_LIST) && key.endsWith("}")) {
                extend(
                        block,
                        key.substring(EXTEND_LIST.length(), key.length() - 1).strip(),
                        item);
                return;
            }
            String name = key.indexOf('%') < 0 ? key : single(texts.value(key, item.name()), item.name());
            if (block.putIfAbsent(name, key.equals(name) ? item : copies.under(name, item)) != null) {
                throw item.name().error("the key " + name + " is there twice", "markup has made this one of it");
            }
        }));
        return block;
    }

    private static String single(Item name, Place place) {
        if (name.content() instanceof Scalar scalar) {
            return scalar.written();
        }
        throw place.error("a key must be a single value", "this markup gives a block or list");
    }

    private void extend(Map<String, Item> block, String key, Item more) {
        Item own = markup.resolve(copies.under(key, more));
        Item base = block.get(key);
        Item list = base == null ? own : markup.resolve(base);
        if (!(list.content() instanceof List<?> first) || !(own.content() instanceof List<?> second)) {
            throw more.name().error("%EXTEND_LIST{} extends a list by a list", "one of the two is none");
        }
        List<Item> all = new ArrayList<>();
        first.forEach(item -> all.add((Item) item));
        if (base != null) {
            second.forEach(item -> all.add((Item) item));
        }
        block.put(key, new Item(own.name(), own.place(), all));
    }
}
