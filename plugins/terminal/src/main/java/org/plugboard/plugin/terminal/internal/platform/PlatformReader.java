// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.yaml.YamlPart;

/**
 * Reads a platform file. Every error is an {@link org.plugboard.connection.InvalidRequestException} that names file, line and key.
 */
final class PlatformReader {

    static final Set<String> KEYS = Stream.of(
                    OriginReader.KEYS,
                    AnswerRulesReader.KEYS,
                    Set.of("names", "extends", "add"),
                    Set.of(
                            "host",
                            "modes",
                            "above",
                            "ways",
                            "dead_ends",
                            "setup",
                            "setup_modes",
                            "commit",
                            "tasks",
                            "login"),
                    Set.of("line_end", "clear_line", "interrupt", "marker", "marker_answer", "marker_modes"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private PlatformReader() {}

    /** Reads a file that stands on no other. */
    static Platform read(String file, String text) {
        YamlPart root = YamlPart.read(file, text);
        root.requireDistinctKeys();
        return read(root);
    }

    /** Reads a file that has been laid over those that it extends. */
    static Platform read(YamlPart root) {
        Block block = Block.of(root, KEYS);
        Selection selection = SelectionReader.read(root);
        String host = host(block);
        Map<String, Mode> modes = ModeReader.read(root.entry("modes"), host);
        return new Platform(
                selection,
                OriginReader.read(block, selection.name()),
                host,
                modes,
                block.pattern("above"),
                TransitionReader.read(block.items("ways"), modes.keySet()),
                block.items("dead_ends").stream().map(PlatformReader::deadEnd).toList(),
                new SetupRules(block.texts("setup"), modes(block, "setup_modes", modes.keySet())),
                AnswerRulesReader.read(block),
                block.has("commit") ? CommitReader.read(block.part("commit")) : null,
                block.has("tasks") ? TaskReader.read(block.part("tasks")) : Map.of(),
                LoginReader.read(Block.of(root.entry("login"), LoginReader.KEYS)),
                block.text("line_end", "\r"),
                block.text("clear_line"),
                block.text("interrupt"),
                marker(block, modes.keySet()));
    }

    private static String host(Block block) {
        return PatternCheck.line(block.part("host")).pattern();
    }

    private static DeadEnd deadEnd(YamlPart part) {
        Block end = Block.of(part, Set.of("prompt", "reason"));
        return new DeadEnd(end.requiredPattern("prompt"), end.required("reason"));
    }

    private static @Nullable MarkerRules marker(Block block, Set<String> modes) {
        String line = block.text("marker");
        if (line == null) {
            return null;
        }
        return new MarkerRules(line, block.text("marker_answer"), modes(block, "marker_modes", modes));
    }

    /** Names of modes, each of which has to be there. */
    private static Set<String> modes(Block block, String key, Set<String> modes) {
        Set<String> names = new HashSet<>();
        for (YamlPart name : block.items(key)) {
            if (!modes.contains(name.text())) {
                throw name.unknown("names a mode that is not under modes", name.text(), modes);
            }
            names.add(name.text());
        }
        return names;
    }
}
