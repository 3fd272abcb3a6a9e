// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes {@link Item}s of the events of a document, aliases and merges followed. What is wrong with a value is reported, and it is
 * empty; what is wrong with the notation ends the reading. Used for one document.
 */
final class YamlValues {

    private final Source source;
    private final Parser parser;
    private final Report report;
    private final Budget budget;
    private final Copies copies;
    private final Anchors anchors = new Anchors();
    /** Most keys are those of every device; one text for each is enough. */
    private final Map<String, String> keys = new HashMap<>();

    /** Whether the block that was read last was a placeholder of a template; one error is enough for it. */
    private boolean isPlaceholder;

    YamlValues(Source source, Parser parser, Report report, Budget budget) {
        this.source = source;
        this.parser = parser;
        this.report = report;
        this.budget = budget;
        this.copies = new Copies(budget);
    }

    /** What begins with this event, which was taken from the parser; takes the others of it. */
    Item value(Event event, Place place, int depth) {
        Budget.checkDepth(depth, place);
        if (event instanceof AliasEvent alias) {
            return report.or(Item.empty(place), () -> copies.at(place, anchors.of(alias.getAnchor(), place), depth));
        }
        budget.written(place);
        String anchor = ((NodeEvent) event).getAnchor();
        return anchor == null
                ? content(event, place, depth)
                : anchors.named(anchor, () -> content(event, place, depth));
    }

    private Item content(Event event, Place place, int depth) {
        if (event instanceof MappingStartEvent mapping) {
            isPlaceholder = false;
            Map<String, Item> entries = entries(place, depth);
            if (isPlaceholder) {
                isPlaceholder = false;
                return Item.empty(place);
            }
            return report.or(Item.empty(place), () -> new Item(place, checked(mapping, Tag.MAP, place, entries)));
        }
        if (event instanceof SequenceStartEvent sequence) {
            List<Item> items = items(place, depth);
            return report.or(Item.empty(place), () -> new Item(place, checked(sequence, Tag.SEQ, place, items)));
        }
        return report.or(Item.empty(place), () -> new Item(place, Scalars.read((ScalarEvent) event, place)));
    }

    private static Object checked(CollectionStartEvent event, Tag expected, Place place, Object content) {
        String tag = event.getTag();
        if (tag != null && !tag.equals("!") && !tag.equals(expected.getValue())) {
            throw Scalars.unknownTag(tag, place);
        }
        return content;
    }

    private List<Item> items(Place place, int depth) {
        List<Item> items = new ArrayList<>();
        while (!parser.checkEvent(ID.SequenceEnd)) {
            Event event = parser.getEvent();
            items.add(value(event, place.child(source, event.getStartMark(), "[" + items.size() + "]"), depth + 1));
        }
        parser.getEvent();
        return items;
    }

    private Map<String, Item> entries(Place place, int depth) {
        Map<String, Item> entries = new LinkedHashMap<>();
        Map<String, Item> merged = null;
        while (!parser.checkEvent(ID.MappingEnd)) {
            Event event = parser.getEvent();
            if (isMerge(event)) {
                merged = merged == null ? new LinkedHashMap<>() : merged;
                merge(place, depth, merged);
                continue;
            }
            Mark mark = event.getStartMark();
            String name = name(event, place, depth);
            Place named = place.child(source, mark, name == null ? "" : name);
            Event next = parser.getEvent();
            Item item = value(next, place.child(source, next.getStartMark(), named.step()), depth + 1);
            Item before = name == null ? null : entries.putIfAbsent(name, item.named(named));
            if (before != null) {
                report.error(named.error(
                        "the key " + name + " is there twice",
                        "the first is in line " + before.name().line()));
            }
        }
        parser.getEvent();
        if (merged == null) {
            return entries;
        }
        // As in PyYAML, what a block merges goes before what it has of its own.
        merged.putAll(entries);
        return merged;
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && scalar.getTag() == null
                && scalar.getImplicit().canOmitTagInPlainScalar();
    }

    /** A key as it is written: a device may be called {@code 010} or {@code on}. Null for what is none, which is reported. */
    private @Nullable String name(Event event, Place place, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return keys.computeIfAbsent(scalar.getValue(), key -> key);
        }
        Place here = Place.of(source, event.getStartMark()).usedAt(place);
        Item item = value(event, here, depth + 1);
        if (item.content() instanceof Scalar scalar) {
            return scalar.written();
        }
        isPlaceholder = Templates.isPlaceholder(source, here);
        report.error(
                isPlaceholder
                        ? Templates.placeholder(here)
                        : here.error("a key must be a single value", "put it into quotes"));
        return null;
    }

    /** What {@code <<} brings in: a block, or a list of blocks of which the earlier ones go before. */
    private void merge(Place place, int depth, Map<String, Item> merged) {
        Event event = parser.getEvent();
        Place here = Place.of(source, event.getStartMark()).usedAt(place);
        Item item = value(event, here, depth + 1);
        report.check(() -> {
            if (item.content() instanceof List<?> blocks) {
                for (int i = blocks.size() - 1; i >= 0; i--) {
                    merged.putAll(under(place, ((Item) blocks.get(i)).block(), depth));
                }
            } else {
                merged.putAll(under(place, item.block(), depth));
            }
        });
    }

    private Map<String, Item> under(Place place, Map<String, Item> block, int depth) {
        Map<String, Item> entries = new LinkedHashMap<>();
        block.forEach((key, item) -> entries.put(key, copies.at(item.place().usedUnder(place, key), item, depth + 1)));
        return entries;
    }
}
