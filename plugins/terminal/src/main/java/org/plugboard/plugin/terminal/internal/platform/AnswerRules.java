// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What stands in answers besides what was asked for.
 *
 * @param errors what is found in the answer to a command that failed
 * @param refusals what is found in the answer to a line of configuration that was refused
 */
public record AnswerRules(List<Pattern> errors, List<Pattern> refusals) {

    public AnswerRules {
        errors = List.copyOf(errors);
        refusals = List.copyOf(refusals);
    }
}
