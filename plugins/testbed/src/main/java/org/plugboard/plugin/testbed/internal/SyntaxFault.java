// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Arrays;
import java.util.Optional;

/** The common slips in a YAML file, in an operator's words; snakeyaml speaks of tokens and events. */
enum SyntaxFault {
    SECOND_DOCUMENT(
            "but found another document",
            "a second document begins here",
            "a testbed is one document; leave out the line ---"),
    BRACE("expected ',' or '}'", "a comma or a closing } is missing before this", "look at the { in line %d"),
    BRACKET("expected ',' or ']'", "a comma or a closing ] is missing before this", "look at the [ in line %d"),
    TEXT_BEHIND(
            "expected <block end>, but found '<scalar>'",
            "there is more text behind the end of the value",
            "put all of it into one pair of quotes"),
    INDENTATION(
            "expected <block end>",
            "the indentation is not that of the lines above",
            "the entries of one block begin in one column; look at the block that begins in line %d"),
    SECOND_COLON(
            "mapping values are not allowed here",
            "there cannot be a key here",
            "either it is indented deeper than the line above, or a text with `: ` in it needs quotes"),
    TAB("found character '\\t", "a tab cannot stand here", "indent with spaces"),
    MARKUP(
            "found character '%'",
            "a value cannot begin with %", "put a value with markup into quotes: \"%%ENV{NAME}\"");

    private final String problem;
    private final String words;
    private final String hint;

    SyntaxFault(String problem, String words, String hint) {
        this.problem = problem;
        this.words = words;
        this.hint = hint;
    }

    /** The slip behind what snakeyaml calls the problem. */
    static Optional<SyntaxFault> of(String problem) {
        return Arrays.stream(values())
                .filter(fault -> problem.startsWith(fault.problem))
                .findFirst();
    }

    String words() {
        return words;
    }

    /** @param context the line in which it began */
    String hint(int context) {
        return hint.formatted(context);
    }
}
