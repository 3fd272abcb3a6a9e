// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.device.TestbedException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one YAML document into {@link Item}s: aliases and merges followed, markup replaced, size and depth bounded. */
final class YamlDocument {

    private static final int MAX_DEPTH = 50;

    /** Bounds what aliases of aliases can blow up; a device has some dozens of values. */
    private static final int MAX_VALUES = 1_000_000;

    private final String file;
    private final Markup markup;
    private final Report report;
    private final LoaderOptions options = options();
    private final Scalars scalars = new Scalars(options);
    private int values;

    YamlDocument(String file, Markup markup, Report report) {
        this.file = file;
        this.markup = markup;
        this.report = report;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        // Unknown tags are refused below, where their key is known.
        options.setTagInspector(tag -> true);
        options.setCodePointLimit(Integer.MAX_VALUE);
        // One credential that two hundred devices share by an alias is well; MAX_VALUES bounds the rest.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    Item read(String text) {
        Node root;
        try {
            root = new NodeComposer(file, options).compose(text);
        } catch (Fault fault) {
            throw report.end(fault);
        }
        if (root == null) {
            throw new TestbedException(file + ": is empty; a testbed has at least the key devices");
        }
        return item(root, "", 0);
    }

    private Item item(Node node, String key, int depth) {
        Place place = Place.of(file, node.getStartMark(), key);
        if (depth > MAX_DEPTH) {
            throw report.end(place.error("is nested deeper than " + MAX_DEPTH + " levels, or contains itself"));
        }
        if (++values > MAX_VALUES) {
            throw report.end(place.error("the file has more than " + MAX_VALUES + " values", "look at its aliases"));
        }
        return report.or(Item.empty(place), () -> item(node, key, depth, place));
    }

    private Item item(Node node, String key, int depth, Place place) {
        if (node instanceof MappingNode mapping) {
            checkTag(mapping, Tag.MAP, place);
            return new Item(place, entries(mapping, key, depth));
        }
        if (node instanceof SequenceNode sequence) {
            checkTag(sequence, Tag.SEQ, place);
            return new Item(place, items(sequence, key, depth));
        }
        return new Item(place, scalars.read((ScalarNode) node, place, markup));
    }

    private static void checkTag(Node node, Tag expected, Place place) {
        if (!node.getTag().equals(expected)) {
            throw place.error("the tag " + node.getTag().getValue() + " has no meaning in a testbed");
        }
    }

    private List<Item> items(SequenceNode sequence, String key, int depth) {
        List<Item> items = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            items.add(item(node, key + "[" + items.size() + "]", depth + 1));
        }
        return items;
    }

    private Map<String, Item> entries(MappingNode mapping, String key, int depth) {
        Map<String, Item> entries = new LinkedHashMap<>();
        Map<String, Item> merged = new LinkedHashMap<>();
        Map<String, Mark> first = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                report.check(() -> merge(tuple.getValueNode(), key, depth).forEach(merged::putIfAbsent));
                continue;
            }
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                report.error(Place.of(file, tuple.getKeyNode().getStartMark(), key)
                        .error("a key must be a single value", "put it into quotes"));
                continue;
            }
            // Keys are taken as they are written: a device may be called {@code 010} or {@code on}.
            String name = scalar.getValue();
            String way = key.isEmpty() ? name : key + "." + name;
            Mark mark = tuple.getKeyNode().getStartMark();
            Place place = Place.of(file, mark, way);
            Mark before = first.putIfAbsent(name, mark);
            if (before != null) {
                report.error(place.error(
                        "the key " + name + " is there twice", "the first is in line " + (before.getLine() + 1)));
                continue;
            }
            entries.put(name, item(tuple.getValueNode(), way, depth + 1).named(place));
        }
        merged.forEach(entries::putIfAbsent);
        return entries;
    }

    /** What {@code <<} brings in: a block, or a list of blocks of which the earlier ones go before. */
    private Map<String, Item> merge(Node source, String key, int depth) {
        Item item = item(source, key, depth + 1);
        if (!(item.content() instanceof List<?> blocks)) {
            return item.block();
        }
        Map<String, Item> merged = new LinkedHashMap<>();
        blocks.forEach(block -> ((Item) block).block().forEach(merged::putIfAbsent));
        return merged;
    }
}
