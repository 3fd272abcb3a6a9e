// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replaces markup in the keys of blocks, each block once (semantics 110, 111). Used for one reading. */
final class MarkupKeys {

    private static final String EXTEND_LIST = "%EXTEND_LIST{";

    private final Report report;
    private final Copies copies;
    private final MarkupText texts;
    private final Markup markup;
    private final IdentityHashMap<Map<String, Item>, Map<String, Item>> named = new IdentityHashMap<>();
    private final Set<Map<String, Item>> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

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

    /**
     * The entries of a block; its own where no key has markup. Asked while its keys are being replaced, since one of them refers
     * into the block: those that are known by then.
     */
    Map<String, Item> entries(Item block) {
        Map<String, Item> entries = block.entries();
        if (entries.keySet().stream().noneMatch(MarkupKeys::hasMarkup)) {
            return entries;
        }
        Map<String, Item> known = named.get(entries);
        return known == null ? named(entries) : known;
    }

    /** The same for who needs all of the block, which a key of the block itself cannot. */
    Map<String, Item> all(Item block) {
        Map<String, Item> entries = entries(block);
        if (unfinished.contains(entries)) {
            throw block.place().error("a key of this block refers to the whole block", "let it refer to a value");
        }
        return entries;
    }

    private static boolean hasMarkup(String key) {
        return key.indexOf('%') >= 0;
    }

    /** Keys without markup go first, lists that are extended last: what the others refer to may stand below them. */
    private Map<String, Item> named(Map<String, Item> entries) {
        Map<String, Item> block = new LinkedHashMap<>();
        named.put(entries, block);
        unfinished.add(block);
        Map<String, String> names = new LinkedHashMap<>();
        entries.forEach((key, item) -> {
            names.put(key, key);
            if (!hasMarkup(key)) {
                block.put(key, item);
            }
        });
        entries.forEach((key, item) -> {
            if (hasMarkup(key) && !isExtension(key)) {
                report.check(() -> names.put(key, rename(block, key, item)));
            }
        });
        // A list that is referred to may itself be extended; one that stands there refers to nothing yet.
        entries.entrySet().stream()
                .filter(entry -> isExtension(entry.getKey()))
                .sorted(Comparator.comparing(entry -> !(entry.getValue().content() instanceof List<?>)))
                .forEach(entry ->
                        report.check(() -> names.put(entry.getKey(), extend(block, entry.getKey(), entry.getValue()))));
        inOrder(names.values(), block);
        unfinished.remove(block);
        return block;
    }

    private static void inOrder(Collection<String> names, Map<String, Item> block) {
        Map<String, Item> found = new LinkedHashMap<>(block);
        block.clear();
        names.forEach(name -> {
            Item item = found.get(name);
            if (item != null) {
                block.putIfAbsent(name, item);
            }
        });
    }

    private String rename(Map<String, Item> block, String key, Item item) {
        String name = single(markup.waiting(item, () -> texts.value(key, item.name())), item.name());
        if (block.putIfAbsent(name, key.equals(name) ? item : copies.under(name, item)) != null) {
            throw item.name().error("the key " + name + " is there twice", "markup has made this one of it");
        }
        return name;
    }

    private static String single(Item name, Place place) {
        if (SecretMarks.isMarked(name)) {
            throw place.error("a key cannot be made of a secret", "keys are shown; refer to a value that is none");
        }
        if (name.content() instanceof Scalar scalar) {
            return scalar.written();
        }
        throw place.error("a key must be a single value", "this markup gives a block or list");
    }

    private static boolean isExtension(String key) {
        return key.startsWith(EXTEND_LIST) && key.endsWith("}");
    }

    private String extend(Map<String, Item> block, String extension, Item more) {
        String key = extension
                .substring(EXTEND_LIST.length(), extension.length() - 1)
                .strip();
        Item own = list(copies.under(key, more));
        Item base = block.get(key);
        Item list = base == null ? own : list(base);
        if (!(list.content() instanceof List<?> first) || !(own.content() instanceof List<?> second)) {
            throw more.name().error("%EXTEND_LIST{} extends a list by a list", "one of the two is none");
        }
        List<Item> all = new ArrayList<>();
        first.forEach(item -> all.add((Item) item));
        if (base != null) {
            second.forEach(item -> all.add((Item) item));
        }
        block.put(key, new Item(own.name(), own.place(), all));
        return key;
    }

    /** The values in a list are replaced when all of it is there: one that refers to the list is a circle. */
    private Item list(Item item) {
        return item.content() instanceof List<?> ? item : markup.resolve(item);
    }
}
