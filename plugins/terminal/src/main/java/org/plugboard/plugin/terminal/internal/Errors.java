// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugboard.cli.ErrorPatterns;

/**
 * What in an answer says that a command failed (semantics 136). Those of the platform are looked for at both ends of an
 * answer, where a device says that it does not take a command; what stands in the middle of a long one is output. Those that
 * somebody gave are looked for in all of it.
 *
 * @param ofPlatform the platform's, none if the connection's settings replace them
 * @param ofSettings those of the connection's settings
 */
record Errors(List<Pattern> ofPlatform, List<Pattern> ofSettings) {

    /** So much of each end. */
    private static final int END = 8192;

    Errors {
        ofPlatform = List.copyOf(ofPlatform);
        ofSettings = List.copyOf(ofSettings);
    }

    /** Those of the platform, as the connection's settings change them. */
    static Errors of(List<Pattern> platform, ErrorPatterns settings) {
        return new Errors(
                settings.besidesPlatform() ? platform : List.of(),
                settings.patterns().stream()
                        .map(pattern -> Pattern.compile(pattern, Pattern.MULTILINE))
                        .toList());
    }

    /** The first that is found in the answer; {@code besides} are those of the call, {@code usual} whether ours count. */
    Optional<Pattern> in(String answer, List<Pattern> besides, boolean usual) {
        Stream<Pattern> anywhere = usual ? Stream.concat(besides.stream(), ofSettings.stream()) : besides.stream();
        return anywhere.filter(pattern -> pattern.matcher(answer).find())
                .findFirst()
                .or(() -> usual ? atEnds(answer) : Optional.empty());
    }

    private Optional<Pattern> atEnds(String answer) {
        if (answer.length() <= 2 * END) {
            return found(answer);
        }
        int tail = answer.indexOf('\n', answer.length() - END) + 1;
        return found(answer.substring(0, END)).or(() -> found(answer.substring(Math.max(tail, answer.length() - END))));
    }

    private Optional<Pattern> found(String text) {
        return ofPlatform.stream()
                .filter(pattern -> pattern.matcher(text).find())
                .findFirst();
    }
}
