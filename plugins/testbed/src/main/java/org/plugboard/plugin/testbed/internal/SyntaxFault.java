// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Arrays;

/** The common slips in a YAML file, in an operator's words; snakeyaml speaks of tokens and events. */
enum SyntaxFault {
    SECOND_DOCUMENT(
            "but found another document",
            "a second document begins here",
            "a testbed is one document; leave out the line ---"),
    FIRST_LINE(
            "expected '<document start>'",
            "this line is not part of what stands above",
            "the keys at the top begin in one column; look at the first line"),
    BRACE("expected ',' or '}'", "a comma or a closing } is missing before this", "look at the { in line %d"),
    BRACKET("expected ',' or ']'", "a comma or a closing ] is missing before this", "look at the [ in line %d"),
    TEXT_BEHIND(
            "expected <block end>, but found '<scalar>'",
            "there is more text behind the end of the value",
            "put all of it into one pair of quotes"),
    BRACKET_BEHIND(
            "expected <block end>, but found '[",
            "there is more behind the end of the value",
            "put all of it into one pair of quotes"),
    BRACE_BEHIND(
            "expected <block end>, but found '{",
            "there is more behind the end of the value",
            "put all of it into one pair of quotes"),
    COMMA("expected <block end>, but found ','", "a comma cannot stand here", "put a text with a comma into quotes"),
    CLOSED_TWICE(
            "expected <block end>, but found '}'",
            "this } closes nothing",
            "leave it out, or look for the { that is missing"),
    CLOSED_TWICE_TOO(
            "expected <block end>, but found ']'",
            "this ] closes nothing",
            "leave it out, or look for the [ that is missing"),
    LIST_BEHIND_BLOCK(
            "expected <block end>, but found '-'",
            "the indentation is not that of the lines above",
            "a block has either `key: value` lines or `- value` lines; look at the block that begins in line %d"),
    INDENTATION(
            "expected <block end>",
            "the indentation is not that of the lines above",
            "the entries of one block begin in one column; look at the block that begins in line %d"),
    SECOND_COLON(
            "mapping values are not allowed here",
            "there cannot be a key here",
            "either it is indented deeper than the line above, or a text with `: ` in it needs quotes"),
    NO_COLON("could not find expected ':'", "the colon behind a key is missing", "a key is written `key: value`"),
    LIST_IN_LINE(
            "sequence entries are not allowed here",
            "a list cannot begin here",
            "put its first `- value` into a line of its own, or a text that begins with - into quotes"),
    QUESTION("mapping keys are not allowed here", "a ? cannot begin a value", "put the text into quotes"),
    OPEN_QUOTE(
            "found unexpected end of stream",
            "the quote that begins here is never closed",
            "close it where the text ends"),
    OPEN_QUOTE_AT_DOCUMENT(
            "found unexpected document separator",
            "the quote that begins here is never closed",
            "close it where the text ends"),
    ESCAPE(
            "found unknown escape character",
            "in double quotes, \\ begins an escape such as \\n",
            "use single quotes, or write \\\\"),
    HEX_ESCAPE(
            "expected escape sequence of",
            "in double quotes, \\ begins an escape such as \\n",
            "use single quotes, or write \\\\"),
    TEXT_BLOCK(
            "expected chomping or indentation indicators",
            "for YAML, a text in the lines below follows a | or >",
            "put a value that begins with | or > into quotes"),
    TEXT_BLOCK_END(
            "expected a comment or a line break",
            "for YAML, a text in the lines below follows a | or >",
            "put a value that begins with | or > into quotes"),
    ALIAS(
            "unexpected character found",
            "for YAML, a * or & at the begin of a value is an alias",
            "put the value into quotes"),
    TAG_HANDLE("found undefined tag handle", "a value that begins with ! is a tag for YAML", "put it into quotes"),
    TAG_END("expected ' '", "a value that begins with ! is a tag for YAML", "put it into quotes"),
    TAG_URI("expected URI", "a value that begins with ! is a tag for YAML", "put it into quotes"),
    TAB("found character '\\t", "a tab cannot stand here", "indent with spaces"),
    MARKUP(
            "found character '%'",
            "a value cannot begin with %", "put a value with markup into quotes: \"%%ENV{NAME}\""),
    AT("found character '@'", "a value cannot begin with @", "put it into quotes"),
    BACKTICK("found character '`'", "a value cannot begin with `", "put it into quotes"),
    DIRECTIVE(
            "expected alphabetic or numeric character",
            "a line cannot begin with %, and an alias needs a name",
            "put the value into quotes"),
    OTHER("", "this is no YAML", "look at the quotes, colons and indentation of this line and of the one above");

    private final String problem;
    private final String words;
    private final String hint;

    SyntaxFault(String problem, String words, String hint) {
        this.problem = problem;
        this.words = words;
        this.hint = hint;
    }

    /** The slip behind what snakeyaml calls the problem. */
    static SyntaxFault of(String problem) {
        return Arrays.stream(values())
                .filter(fault -> problem.startsWith(fault.problem))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether it was made where it began, not where it was noticed. */
    boolean isAtBegin() {
        return this == OPEN_QUOTE || this == OPEN_QUOTE_AT_DOCUMENT || this == NO_COLON;
    }

    /** @param context the line in which it began */
    Fault at(Place place, int context) {
        return place.error(words, hint.formatted(context));
    }
}
