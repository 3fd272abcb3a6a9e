// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * What a silent device may be asking: the line at the end that it has not ended, whatever it says, since questions have no common
 * form; or the last line, if it has ended that and it reads as a question.
 */
final class OpenQuestion {

    /** With a choice behind it, or none. */
    private static final Pattern ASKED = Pattern.compile(".*\\?\\s*(?:[\\[(][^\\])]*[\\])]\\s*)*:?");

    private OpenQuestion() {}

    /** The question at the end of what has come behind the last thing that was sent. */
    static Optional<String> in(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        String said = text.stripTrailing();
        String line = said.substring(said.lastIndexOf('\n') + 1).strip();
        boolean ended = text.indexOf('\n', said.length()) >= 0;
        return !ended || ASKED.matches(line) ? Optional.of(line) : Optional.empty();
    }
}
