// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.util.List;

/**
 * What in an answer says that a command failed: RE2 expressions, of which one is found in it, where {@code ^} and {@code $} match at
 * line ends and {@code \n} is in reach. Semantics 136.
 *
 * @param besidesPlatform whether those of the platform and of the connection's settings count as well
 * @param patterns the expressions
 */
public record ErrorPatterns(boolean besidesPlatform, List<String> patterns) {

    /** Those of the platform and of the connection's settings. */
    public static final ErrorPatterns OF_PLATFORM = new ErrorPatterns(true, List.of());

    /** Nothing is an error. */
    public static final ErrorPatterns NONE = new ErrorPatterns(false, List.of());

    public ErrorPatterns {
        patterns = List.copyOf(patterns);
    }

    /** Those of the platform and these ({@code append_error_pattern}). */
    public static ErrorPatterns and(String... patterns) {
        return new ErrorPatterns(true, List.of(patterns));
    }

    /** These alone ({@code error_pattern}). */
    public static ErrorPatterns only(String... patterns) {
        return new ErrorPatterns(false, List.of(patterns));
    }
}
