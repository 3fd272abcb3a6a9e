// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A part of a YAML file that knows its place. Every scalar is a text, as it stands in the file: {@code yes} and {@code 0010}
 * are commands like others.
 *
 * @param file the file's name
 * @param path the keys that lead to the part
 */
public record YamlPart(String file, String path, Node node) {

    private static final int MANY_ALIASES = 10_000;
    private static final int DEEPEST_MERGE = 20;

    /** Reads a file. */
    public static YamlPart read(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MANY_ALIASES);
        try {
            Node root = new Composer(new ParserImpl(new NamedReader(file, text), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                throw new InvalidRequestException(file + ":1: the file is empty");
            }
            return new YamlPart(file, "", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidRequestException(file + ":" + line + ": " + e.getProblem(), e);
        } catch (NumberFormatException e) {
            // Of snakeyaml's scanner.
            throw new InvalidRequestException(
                    "%s:%d: the file ends within an escape such as \\x41"
                            .formatted(file, text.lines().count()),
                    e);
        } catch (YAMLException | IllegalArgumentException e) {
            // The latter of a tag that is none.
            throw new InvalidRequestException(file + ":1: " + e.getMessage(), e);
        }
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isBlock() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text; nothing where there is no value. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
        }
        throw wrong("must be a text");
    }

    public boolean flag() {
        return switch (text()) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw wrong("must be true or false");
        };
    }

    public List<YamlPart> items() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> new YamlPart(file, path, item))
                    .toList();
        }
        throw wrong("must be a list");
    }

    /** One text, or several. */
    public List<String> texts() {
        return isList() ? items().stream().map(YamlPart::text).toList() : List.of(text());
    }

    /** The entries, those of merged blocks ({@code <<}) behind; of equal ones the first, or the last of the block's own. */
    public Map<String, YamlPart> entries() {
        Map<String, YamlPart> entries = new LinkedHashMap<>();
        collect(node, entries, 0);
        return entries;
    }

    /** The entries, which may be no others than these. */
    public Map<String, YamlPart> entries(Collection<String> known) {
        Map<String, YamlPart> entries = entries();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.unknown("is not known here", key, new TreeSet<>(known));
            }
        });
        return entries;
    }

    /** An entry that must be there. */
    public YamlPart entry(String key) {
        YamlPart entry = entries().get(key);
        if (entry == null) {
            throw wrong(key + " is missing");
        }
        return entry;
    }

    /** This block without the entries of these keys. */
    public YamlPart without(Set<String> keys) {
        Map<String, YamlPart> entries = new LinkedHashMap<>(entries());
        entries.keySet().removeAll(keys);
        return Overlay.block(this, entries);
    }

    /** Whether the entry is there and true. */
    public static boolean flag(Map<String, YamlPart> entries, String key) {
        return entries.containsKey(key) && entries.get(key).flag();
    }

    /** Refuses a key that stands twice in one block, here or below; what {@code <<} merges may be said anew. */
    public void requireDistinctKeys() {
        requireDistinctKeys(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void requireDistinctKeys(Set<Node> seen) {
        // An anchor is looked at once, also one that holds its own alias.
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode) {
            items().forEach(item -> item.requireDistinctKeys(seen));
        } else if (node instanceof MappingNode block) {
            Map<String, YamlPart> lines = new HashMap<>();
            for (NodeTuple tuple : block.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    YamlPart part = below(key.getValue(), key);
                    YamlPart first = lines.putIfAbsent(key.getValue(), part);
                    if (first != null) {
                        throw part.wrong("stands here again, after line " + first.line());
                    }
                    below(key.getValue(), tuple.getValueNode()).requireDistinctKeys(seen);
                }
            }
        }
    }

    YamlPart below(String key, Node there) {
        return new YamlPart(file, path.isEmpty() ? key : path + "." + key, there);
    }

    /** What is wrong with this part. */
    public InvalidRequestException wrong(String what) {
        return new InvalidRequestException(place() + ": " + (path.isEmpty() ? "" : path + " ") + what);
    }

    /** That this part holds a name which nothing bears; with the one that is nearest and all that there are. */
    public InvalidRequestException unknown(String what, String name, Collection<String> known, String... more) {
        String near = Names.nearest(name, known)
                .map(meant -> "did you mean " + meant + "? ")
                .orElse("");
        String all = Stream.concat(known.stream(), Stream.of(more)).collect(Collectors.joining(", "));
        return wrong(what + "; " + near + "there are: " + all);
    }

    /** Where it stands: the file, which need not be that of the whole once one is laid over another, and the line. */
    public String place() {
        return node.getStartMark() == null ? file + ":1" : node.getStartMark().getName() + ":" + line();
    }

    /** How many lines of the file it takes. */
    public int height() {
        return node.getEndMark() == null ? 1 : node.getEndMark().getLine() + 2 - line();
    }

    private int line() {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private void collect(Node from, Map<String, YamlPart> entries, int depth) {
        if (!(from instanceof MappingNode block)) {
            throw wrong("must be a block of keys and values");
        }
        if (depth > DEEPEST_MERGE) {
            throw wrong("merges itself");
        }
        Map<String, YamlPart> own = new LinkedHashMap<>();
        for (NodeTuple tuple : block.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.MERGE)) {
                String name = key.getValue();
                own.put(name, below(name, tuple.getValueNode()));
            }
        }
        own.forEach(entries::putIfAbsent);
        for (NodeTuple tuple : block.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), entries, depth + 1);
            }
        }
    }

    private void merge(Node merged, Map<String, YamlPart> entries, int depth) {
        if (merged instanceof SequenceNode list) {
            list.getValue().forEach(block -> collect(block, entries, depth));
        } else {
            collect(merged, entries, depth);
        }
    }
}
