// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;

/** The statements of a dialog as questions that stand at the end of what has come. */
final class Questions {

    private final Map<Pattern, Statement> statements = new LinkedHashMap<>();
    private final @Nullable Pattern any;

    Questions(Dialog dialog) {
        dialog.statements()
                .forEach(statement ->
                        statements.put(Pattern.compile(statement.pattern(), Pattern.MULTILINE), statement));
        this.any = statements.isEmpty()
                ? null
                : Pattern.compile(
                        statements.keySet().stream()
                                .map(Pattern::pattern)
                                .collect(Collectors.joining(")|(?:", ".*(?:(?:", ")).*")),
                        Pattern.MULTILINE);
    }

    /** A line that asks one of them; null if there is none. */
    @Nullable
    Pattern any() {
        return any;
    }

    /** Acts on the question at the end of the text. */
    void answer(String text, LineAnswering answering) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        for (Map.Entry<Pattern, Statement> each : statements.entrySet()) {
            if (each.getKey().matcher(line).find()) {
                answering.act(each.getValue(), line);
                return;
            }
        }
    }
}
