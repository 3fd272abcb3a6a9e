// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;
import java.util.Set;

/** Reads what stands in answers besides what was asked for. */
final class AnswerRulesReader {

    /** The keys of a platform file that are read here. */
    static final Set<String> KEYS = Set.of("errors");

    private AnswerRulesReader() {}

    static AnswerRules read(Block platform) {
        if (!platform.has("errors")) {
            return new AnswerRules(List.of(), List.of());
        }
        Block errors = Block.of(platform.part("errors"), Set.of("execute", "configure"));
        return new AnswerRules(errors.searches("execute"), errors.searches("configure"));
    }
}
