// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugboard.connection.Names;

/** The whole testbed before its markup is replaced, through which references lead. */
final class Tree {

    /** How values look of which only the next level is needed. */
    interface Expansion {

        /** The value itself, or what it refers to or includes if it is nothing but that markup. */
        Item expand(Item item);

        /** The entries of a block, with the markup in their keys replaced. */
        Map<String, Item> entries(Item block);

        /** The value as it is in the end. */
        Item resolve(Item item);
    }

    /** Values are nested less deep, and few keys have a dot. */
    private static final int MAX_STEPS = 4 * Budget.MAX_DEPTH;

    private final Item root;
    private final Expansion expansion;
    private final Map<String, Map<String, String>> interfaces = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Map<String, Item>> entries = new IdentityHashMap<>();

    Tree(Item root, Expansion expansion) {
        this.root = root;
        this.expansion = expansion;
    }

    /** The value at the end of the way; {@code place} is where the reference stands. */
    Item find(List<String> way, Place place) {
        if (way.size() > MAX_STEPS) {
            throw place.error("a reference in this value has more than " + MAX_STEPS + " steps");
        }
        return find(root, way).orElseThrow(() -> absent(way, place));
    }

    private Optional<Item> find(Item from, List<String> way) {
        return new Search(way).from(from, 0);
    }

    /** One search for the value at the end of a way. A key may have dots: then it is several steps. */
    private final class Search {

        private final List<String> way;

        /** From where no way leads on, by the number of steps gone: dotted keys are tried in as many ways as there are. */
        private final IdentityHashMap<Item, BitSet> futile = new IdentityHashMap<>();

        Search(List<String> way) {
            this.way = way;
        }

        Optional<Item> from(Item item, int gone) {
            if (gone == way.size()) {
                return Optional.of(item);
            }
            BitSet before = futile.computeIfAbsent(item, key -> new BitSet());
            if (before.get(gone)) {
                return Optional.empty();
            }
            Optional<Item> found = below(expansion.expand(item), gone);
            if (found.isEmpty()) {
                before.set(gone);
            }
            return found;
        }

        private Optional<Item> below(Item item, int gone) {
            if (item.content() instanceof List<?> items) {
                return index(way.get(gone), items.size()).flatMap(i -> from((Item) items.get(i), gone + 1));
            }
            Map<String, Item> block = entries(item);
            StringBuilder key = new StringBuilder();
            for (int i = gone; i < way.size(); i++) {
                key.append(i == gone ? "" : ".").append(way.get(i));
                Item next = block.get(key.toString());
                Optional<Item> found = next == null ? Optional.empty() : from(next, i + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<Integer> index(String step, int size) {
        boolean isNumber = !step.isEmpty() && step.length() < 9 && step.chars().allMatch(Character::isDigit);
        return Optional.of(step).filter(text -> isNumber).map(Integer::valueOf).filter(i -> i < size);
    }

    /** Most blocks have no markup in their keys; a large one is looked through once. */
    private Map<String, Item> entries(Item block) {
        Map<String, Item> known = entries.get(block.content());
        if (known == null) {
            known = expansion.entries(block);
            entries.put(block.content(), known);
        }
        return known;
    }

    private Fault absent(List<String> way, Place place) {
        if (place.isSecret()) {
            // What looks like a reference may be a password.
            return place.error(
                    "a reference in this value leads nowhere", "its way begins at the top of the file or with self");
        }
        int reached = way.size() - 1;
        while (reached > 0 && find(root, way.subList(0, reached)).isEmpty()) {
            reached--;
        }
        Item last = find(root, way.subList(0, reached)).map(expansion::expand).orElse(root);
        String missing = way.get(reached);
        String where = reached == 0 ? "the top of the file" : String.join(".", way.subList(0, reached));
        return place.error(
                "the reference %{" + String.join(".", way) + "} leads nowhere: " + where + " has no '" + missing + "'",
                Names.nearest(missing, last.entries().keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("the way begins at the top of the file or with self"));
    }

    /** The name of the interface of the device that has this alias, or this name itself (semantics 103). */
    String interfaceOf(String device, String logical, Place place) {
        Map<String, String> names = interfaces.get(device);
        if (names == null) {
            names = interfaces(device);
            interfaces.put(device, names);
        }
        String name = names.get(logical);
        if (name == null) {
            throw place.error(
                    "the device " + device + " has no interface '" + logical + "' in the topology",
                    nearest(logical, names));
        }
        return name;
    }

    private static String nearest(String logical, Map<String, String> names) {
        return names.isEmpty()
                ? "it has none there"
                : Names.nearest(logical, names.keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are: " + String.join(", ", names.keySet()));
    }

    private Map<String, String> interfaces(String device) {
        Map<String, String> names = new LinkedHashMap<>();
        find(root, List.of("topology"))
                .map(expansion::expand)
                .map(topology -> entries(topology).get(device))
                .map(expansion::expand)
                .map(block -> entries(block).get("interfaces"))
                .map(expansion::expand)
                .ifPresent(block -> entries(block).forEach((name, item) -> {
                    names.put(name, name);
                    Item alias = entries(expansion.expand(item)).get("alias");
                    if (alias != null && expansion.resolve(alias).content() instanceof Scalar scalar) {
                        names.put(scalar.written(), name);
                    }
                }));
        return names;
    }
}
