// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;

/** Times that callers give. */
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
}
