// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;

/**
 * Tells a bracket that nobody closes from a comma that is missing between two entries: a parser says the same of both, at the
 * first colon behind them.
 */
record OpenBracket(Source source) {

    /**
     * A better word for the fault, if it is one of brackets.
     *
     * @param place where it was noticed
     * @param begin where what it breaks begins
     */
    Optional<Fault> of(SyntaxFault fault, Place place, Mark begin) {
        boolean isOfBrackets = fault == SyntaxFault.BRACE || fault == SyntaxFault.BRACKET;
        if (!isOfBrackets || place.line() == begin.getLine() + 1 || !isOpened(begin) || isClosed(begin)) {
            return Optional.empty();
        }
        boolean isBrace = fault == SyntaxFault.BRACE;
        return Optional.of(Place.of(source, begin)
                .error(
                        "the %s that begins here is never closed".formatted(isBrace ? "{" : "["),
                        "put a %s where it ends, before line %d".formatted(isBrace ? "}" : "]", place.line())));
    }

    /** Snakeyaml counts lines by more characters than we do: then it is another place. */
    private boolean isOpened(Mark begin) {
        List<String> lines = source.lines();
        if (begin.getLine() >= lines.size()) {
            return false;
        }
        String line = lines.get(begin.getLine());
        if (line.codePointCount(0, line.length()) <= begin.getColumn()) {
            return false;
        }
        int first = line.codePointAt(line.offsetByCodePoints(0, begin.getColumn()));
        return first == '{' || first == '[';
    }

    private boolean isClosed(Mark begin) {
        List<String> lines = source.lines();
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int number = begin.getLine(); number < lines.size(); number++) {
            String line = lines.get(number);
            char before = ' ';
            for (int i = number == begin.getLine() ? line.offsetByCodePoints(0, begin.getColumn()) : 0;
                    i < line.length();
                    i++) {
                char c = line.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '#' && Character.isWhitespace(before)) {
                    break;
                } else if (!Character.isLetterOrDigit(before) && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == '{' || c == '[') {
                    open.push(c == '{' ? '}' : ']');
                } else if (c == '}' || c == ']') {
                    boolean fits = open.pop() == c;
                    if (!fits || open.isEmpty()) {
                        return fits;
                    }
                }
                before = c;
            }
        }
        return false;
    }
}
