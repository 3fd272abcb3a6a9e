// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;
import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads what stands in answers besides what was asked for. */
final class AnswerRulesReader {

    /** The keys of a platform file that are read here. */
    static final Set<String> KEYS = Set.of("errors", "answers");

    private static final Set<String> ANSWERS = Set.of("pagers", "preamble", "logs", "continuation", "blocks");

    private AnswerRulesReader() {}

    static AnswerRules read(Block platform) {
        Block errors =
                platform.has("errors") ? Block.of(platform.part("errors"), Set.of("execute", "configure")) : null;
        Block answers = platform.has("answers") ? Block.of(platform.part("answers"), ANSWERS) : null;
        return new AnswerRules(
                errors == null ? List.of() : errors.searches("execute"),
                errors == null ? List.of() : errors.searches("configure"),
                answers == null
                        ? List.of()
                        : answers.items("pagers").stream()
                                .map(AnswerRulesReader::pager)
                                .toList(),
                answers == null ? null : answers.pattern("preamble"),
                answers == null ? null : answers.pattern("logs"),
                answers == null ? null : answers.pattern("continuation"),
                answers == null
                        ? List.of()
                        : answers.items("blocks").stream()
                                .map(AnswerRulesReader::textBlock)
                                .toList());
    }

    private static Pager pager(YamlPart part) {
        Block pager = Block.of(part, Set.of("line", "key", "quit"));
        return new Pager(pager.requiredPattern("line"), pager.text("key", " "), pager.text("quit", "q"));
    }

    private static TextBlock textBlock(YamlPart part) {
        Block block = Block.of(part, Set.of("begin", "end", "end_line", "opened"));
        TextBlock read = new TextBlock(
                block.requiredPattern("begin"),
                block.has("end_line") ? block.required("end_line") : block.text("end"),
                block.has("end_line"),
                block.pattern("opened"));
        if (read.end() == null && !read.begin().namedGroups().containsKey(TextBlock.END)) {
            throw part.wrong("says neither by end nor by end_line nor by a group (?P<end>…) of begin where it ends");
        }
        return read;
    }
}
