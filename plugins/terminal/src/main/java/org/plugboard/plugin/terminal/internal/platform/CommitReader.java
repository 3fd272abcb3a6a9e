// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads how configuration lines take effect together. */
final class CommitReader {

    private static final Set<String> KEYS = Set.of(
            "begin",
            "where",
            "command",
            "answers",
            "by_caller",
            "done",
            "failed",
            "why",
            "check",
            "difference",
            "undo",
            "keeps");

    private CommitReader() {}

    static CommitRules read(YamlPart part) {
        Block commit = Block.of(part, KEYS);
        return new CommitRules(
                commit.has("begin") ? ReplyReader.template(commit, "begin", Set.of("session")) : null,
                commit.pattern("where"),
                ReplyReader.template(commit, "command", Set.of("comment")),
                ReplyReader.read(commit, "answers"),
                commit.pattern("by_caller"),
                commit.pattern("done"),
                commit.searches("failed"),
                commit.text("why"),
                commit.text("check"),
                commit.text("difference"),
                commit.required("undo"),
                commit.flag("keeps"));
    }
}
