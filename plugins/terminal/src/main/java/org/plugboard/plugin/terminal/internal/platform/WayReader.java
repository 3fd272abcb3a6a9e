// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads how to get from one mode to another. */
final class WayReader {

    private static final Set<String> KEYS =
            Set.of("from", "to", "command", "question", "answer", "reply", "unless", "starts");

    private WayReader() {}

    static List<Way> read(List<YamlPart> parts, Collection<String> modes) {
        List<Way> ways = new ArrayList<>();
        for (YamlPart part : parts) {
            ways.add(way(Block.of(part, KEYS), modes));
        }
        return ways;
    }

    private static Way way(Block way, Collection<String> modes) {
        if (way.has("question") && !way.has("answer") && !way.has("reply")) {
            throw way.whole().wrong("has no answer to its question");
        }
        return new Way(
                mode(way, "from", modes),
                mode(way, "to", modes),
                way.required("command"),
                way.pattern("question"),
                way.text("answer"),
                way.text("reply"),
                way.pattern("unless"),
                way.flag("starts"));
    }

    private static String mode(Block way, String end, Collection<String> modes) {
        String name = way.required(end);
        if (!modes.contains(name)) {
            throw way.part(end).unknown("names a mode that is not under modes", name, modes);
        }
        return name;
    }
}
