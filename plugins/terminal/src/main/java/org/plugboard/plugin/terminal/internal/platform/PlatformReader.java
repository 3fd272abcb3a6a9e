// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.yaml.YamlPart;

/**
 * Reads a platform file. Every error is an {@link org.plugboard.connection.InvalidRequestException} that names file, line and key.
 */
final class PlatformReader {

    private static final Set<String> KEYS = Set.of(
            "names",
            "host",
            "modes",
            "above",
            "ways",
            "dead_ends",
            "setup",
            "answers",
            "errors",
            "commit",
            "tasks",
            "login",
            "line_end",
            "clear_line",
            "interrupt",
            "marker",
            "marker_answer",
            "marker_modes");
    private static final Set<String> WAY_KEYS =
            Set.of("from", "to", "command", "question", "answer", "reply", "unless", "starts");

    private PlatformReader() {}

    static Platform read(String file, String text) {
        YamlPart root = YamlPart.read(file, text);
        root.requireDistinctKeys();
        Block block = Block.of(root, KEYS);
        Block login = Block.of(root.entry("login"), LoginReader.KEYS);
        Platform platform = new Platform(
                new Selection(names(root.entry("names"))),
                block.required("host"),
                modes(root.entry("modes")),
                block.pattern("above"),
                block.items("ways").stream().map(PlatformReader::way).toList(),
                block.items("dead_ends").stream().map(PlatformReader::deadEnd).toList(),
                block.texts("setup"),
                AnswerRulesReader.read(block),
                block.has("commit") ? CommitReader.read(block.part("commit")) : null,
                block.has("tasks") ? TaskReader.read(block.part("tasks")) : Map.of(),
                LoginReader.read(login),
                block.text("line_end", "\r"),
                block.text("clear_line"),
                block.text("interrupt"),
                marker(block));
        check(platform, root);
        return platform;
    }

    private static List<String> names(YamlPart part) {
        List<String> names = part.texts();
        if (names.isEmpty()) {
            throw part.wrong("must have a name");
        }
        return names;
    }

    private static Map<String, String> modes(YamlPart part) {
        Map<String, String> modes = new LinkedHashMap<>();
        part.entries().forEach((mode, prompt) -> modes.put(mode, prompt.text()));
        return modes;
    }

    private static Way way(YamlPart part) {
        Block way = Block.of(part, WAY_KEYS);
        if (way.has("question") && !way.has("answer") && !way.has("reply")) {
            throw part.wrong("has no answer to its question");
        }
        return new Way(
                way.required("from"),
                way.required("to"),
                way.required("command"),
                way.pattern("question"),
                way.text("answer"),
                way.text("reply"),
                way.pattern("unless"),
                way.flag("starts"));
    }

    private static DeadEnd deadEnd(YamlPart part) {
        Block end = Block.of(part, Set.of("prompt", "reason"));
        return new DeadEnd(end.requiredPattern("prompt"), end.required("reason"));
    }

    private static @Nullable MarkerRules marker(Block block) {
        String line = block.text("marker");
        return line == null
                ? null
                : new MarkerRules(line, block.text("marker_answer"), Set.copyOf(block.texts("marker_modes")));
    }

    private static void check(Platform platform, YamlPart root) {
        root.entry("modes").entries().forEach((mode, prompt) -> {
            try {
                Pattern.compile(prompt.text().replace(Platform.HOST, "(?:" + platform.host() + ")"));
            } catch (PatternSyntaxException e) {
                throw prompt.wrong("is no RE2 expression: " + e.getMessage());
            }
        });
        if (!root.entries().containsKey("ways")) {
            return;
        }
        for (YamlPart way : root.entry("ways").items()) {
            for (String end : List.of("from", "to")) {
                YamlPart mode = way.entry(end);
                if (!platform.has(mode.text())) {
                    throw mode.unknown(
                            "names a mode that is not under modes",
                            mode.text(),
                            platform.modes().keySet());
                }
            }
        }
    }
}
