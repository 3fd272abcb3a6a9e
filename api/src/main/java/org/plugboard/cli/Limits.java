// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;

/** What is checked alike in all that callers give. */
final class Limits {

    private Limits() {}

    /** Refuses a time in which nothing could be done; {@code what} is what would have it. */
    static void check(String what, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "the time limit of %s is %s; give it more than zero, such as Duration.ofSeconds(30)"
                            .formatted(what, limit));
        }
    }

    /** Refuses a carriage return within a line; {@code what} is what has it. */
    static void checkLines(String what, String text) {
        if (text.replace("\r\n", "\n").indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    what
                            + " has a carriage return within a line, which would press the Enter key there; write \\n between its lines");
        }
    }
}
