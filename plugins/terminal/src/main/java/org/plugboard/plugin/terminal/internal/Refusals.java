// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.connection.InvalidRequestException;

/**
 * What in an answer says no. Semantics 136.
 *
 * @param patterns of which one is found in it
 */
record Refusals(List<Pattern> patterns) {

    /**
     * As the caller wants it.
     *
     * @param usual what counts if he says nothing
     * @throws InvalidRequestException if one of his is no expression
     */
    static Refusals of(ErrorPatterns said, List<Pattern> usual, String who) {
        Stream<Pattern> own = said.patterns().stream().map(expression -> compile(expression, who));
        return new Refusals(Stream.concat(own, said.besidesPlatform() ? usual.stream() : Stream.empty())
                .toList());
    }

    private static Pattern compile(String expression, String who) {
        try {
            return Pattern.compile(expression, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new InvalidRequestException(
                    "%s: the error pattern /%s/ is no RE2 expression: %s".formatted(who, expression, e.getMessage()),
                    e);
        }
    }

    /** The first that is found. */
    Optional<String> in(String answer) {
        return patterns.stream()
                .filter(no -> no.matcher(answer).find())
                .map(Pattern::pattern)
                .findFirst();
    }
}
