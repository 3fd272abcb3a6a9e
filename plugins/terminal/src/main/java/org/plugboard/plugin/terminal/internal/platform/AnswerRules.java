// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in answers besides what was asked for, and what the device wants while it answers.
 *
 * @param errors what is found in the answer to a command that failed
 * @param refusals what is found in the answer to a line of configuration that was refused
 * @param pagers what the device shows when it waits before the next page
 * @param preamble a line that comes before every answer and is no part of it, or null
 * @param logs a line that the device prints by itself, at any time, or null
 * @param continuation what a shell shows instead of its prompt when a command has not ended with its line, or null
 * @param blocks the lines that begin a text of several, between which no prompt shows
 */
public record AnswerRules(
        List<Pattern> errors,
        List<Pattern> refusals,
        List<Pager> pagers,
        @Nullable Pattern preamble,
        @Nullable Pattern logs,
        @Nullable Pattern continuation,
        List<TextBlock> blocks) {

    public AnswerRules {
        errors = List.copyOf(errors);
        refusals = List.copyOf(refusals);
        pagers = List.copyOf(pagers);
        blocks = List.copyOf(blocks);
    }
}
