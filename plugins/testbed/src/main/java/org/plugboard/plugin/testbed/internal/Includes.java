// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.plugin.testbed.internal.Texts.Unreadable;

/** Reads the files that a testbed names in {@code extends} and {@code %INCLUDE{}}, each once; their markup stays as it stands. */
final class Includes {

    /** No lab has more; it also bounds the stack, and what a server can have read that names others without end. */
    private static final int MAX_CHAIN = 32;

    private static final int MAX_URLS = 200;

    private final Texts texts;
    private final Report report;
    private final Budget budget;
    private final Map<Location, Item> known = new HashMap<>();
    private int urls;

    Includes(Texts texts, Report report, Budget budget) {
        this.texts = texts;
        this.report = report;
        this.budget = budget;
    }

    /**
     * Reads what is named at a place.
     *
     * @throws Fault at that place if it cannot be read, must not be named there, or is one of those that name each other
     * @throws Budget.Exhausted if there are too many
     */
    Item read(String name, Place place) {
        Source reader = place.source();
        Location location = reader.location()
                .resolve(name)
                .filter(found -> !name.isBlank())
                .orElseThrow(() -> place.error("this is not the name of a file"));
        if (!reader.location().mayName(location)) {
            throw place.error(
                    "what comes from a URL cannot name a file of this machine",
                    "name it relative to the URL, or by http: or https:");
        }
        List<Source> chain = reader.chain();
        if (chain.stream().anyMatch(source -> source.location().isSame(location))) {
            String names = Stream.concat(chain.stream().map(Source::name), Stream.of(location.name()))
                    .collect(Collectors.joining(" → "));
            throw place.error("these files name each other in a circle: " + names);
        }
        if (chain.size() >= MAX_CHAIN) {
            throw place.error("more than " + MAX_CHAIN + " files name one the next");
        }
        Item before = known.get(location);
        if (before == null) {
            before = item(open(location, place));
            known.put(location, before);
        }
        return before;
    }

    private Source open(Location location, Place place) {
        if (location.url() != null && ++urls > MAX_URLS) {
            throw new Budget.Exhausted(place.error("the testbed names more than " + MAX_URLS + " URLs"));
        }
        try {
            return texts.read(location, place.source());
        } catch (Unreadable e) {
            throw place.error(
                    location.name() + ": " + e.words(), "the name is absolute, or relative to " + place.file());
        }
    }

    /** All of a text; an empty value if there is nothing in it. */
    Item item(Source source) {
        Optional<Item> root = new YamlDocument(source, report, budget).read();
        return root.orElseGet(() -> Item.empty(Place.at(source, 1, 1)));
    }
}
