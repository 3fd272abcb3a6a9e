// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.plugboard.plugin.terminal.internal.platform.Reply.Kind;
import org.plugboard.yaml.YamlPart;

/** Reads how to get from one mode to another. */
final class WayReader {

    private static final Set<String> KEYS =
            Set.of("from", "to", "command", "question", "answer", "reply", "answers", "unless", "starts");

    private WayReader() {}

    static List<Way> read(List<YamlPart> parts, Collection<String> modes) {
        List<Way> ways = new ArrayList<>();
        for (YamlPart part : parts) {
            ways.add(way(Block.of(part, KEYS), modes));
        }
        return ways;
    }

    private static Way way(Block way, Collection<String> modes) {
        return new Way(
                mode(way, "from", modes),
                mode(way, "to", modes),
                ReplyReader.template(way, "command", Set.of(Way.ARGUMENT)),
                answers(way),
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

    private static Replies answers(Block way) {
        List<Reply> all = new ArrayList<>();
        if (way.has("question")) {
            all.add(question(way));
        }
        all.addAll(ReplyReader.read(way, "answers").all());
        return new Replies(all);
    }

    /** The short form for one question, which is a whole line. */
    private static Reply question(Block way) {
        if (!way.has("answer") && !way.has("reply")) {
            throw way.whole().wrong("has no answer to its question");
        }
        String lastLine = "^(?:" + way.requiredPattern("question").pattern() + ")$";
        return way.has("answer")
                ? new Reply(lastLine, Kind.SECRET, ReplyReader.template(way.part("answer")))
                : new Reply(lastLine, Kind.LINE, ReplyReader.template(way.part("reply")));
    }
}
