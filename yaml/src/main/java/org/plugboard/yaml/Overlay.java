// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Lays one block of YAML over another. What stands in either keeps file and line. A block of both is laid over in turn; of all
 * else the upper one holds. Keys that only the upper one has come first, the others in the order of the lower one.
 */
public final class Overlay {

    private Overlay() {}

    /** The upper block over the lower; a key without a value takes away what is below. */
    public static YamlPart replacing(YamlPart upper, YamlPart lower) {
        return lay(upper, lower, false);
    }

    /** The same, but lists of both become one, the lower one's items first. */
    public static YamlPart adding(YamlPart upper, YamlPart lower) {
        return lay(upper, lower, true);
    }

    private static YamlPart lay(YamlPart upper, YamlPart lower, boolean adds) {
        if (adds && upper.isList() && lower.isList()) {
            return joined(upper, lower);
        }
        if (!upper.isBlock() || !lower.isBlock()) {
            return upper;
        }
        Map<String, YamlPart> above = upper.entries();
        Map<String, YamlPart> below = lower.entries();
        Map<String, YamlPart> all = new LinkedHashMap<>(above);
        all.keySet().removeAll(below.keySet());
        below.forEach((key, part) -> all.put(key, above.containsKey(key) ? lay(above.get(key), part, adds) : part));
        all.values().removeIf(Overlay::isNothing);
        return block(upper, all);
    }

    private static boolean isNothing(YamlPart part) {
        return part.isText() && part.node().getTag().equals(Tag.NULL);
    }

    private static YamlPart joined(YamlPart upper, YamlPart lower) {
        List<Node> items = new ArrayList<>(((SequenceNode) lower.node()).getValue());
        items.addAll(((SequenceNode) upper.node()).getValue());
        Node node = upper.node();
        return new YamlPart(
                upper.file(),
                upper.path(),
                new SequenceNode(Tag.SEQ, true, items, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK));
    }

    /** The block with only these entries, in its place. */
    static YamlPart block(YamlPart place, Map<String, YamlPart> entries) {
        List<NodeTuple> tuples = new ArrayList<>();
        entries.forEach((key, part) -> {
            Node node = part.node();
            tuples.add(new NodeTuple(
                    new ScalarNode(
                            Tag.STR,
                            true,
                            key,
                            node.getStartMark(),
                            node.getEndMark(),
                            org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN),
                    node));
        });
        Node node = place.node();
        return new YamlPart(
                place.file(),
                place.path(),
                new MappingNode(Tag.MAP, true, tuples, node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK));
    }
}
