// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads how configuration lines take effect together. */
final class CommitReader {

    private static final Set<String> KEYS = Set.of("command", "by_caller", "done", "undo");

    private CommitReader() {}

    static CommitRules read(YamlPart part) {
        Block commit = Block.of(part, KEYS);
        return new CommitRules(
                commit.required("command"),
                commit.requiredPattern("by_caller"),
                commit.requiredPattern("done"),
                commit.required("undo"));
    }
}
