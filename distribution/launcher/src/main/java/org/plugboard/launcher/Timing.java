// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.time.Duration;
import java.time.Instant;

/** Prints where the time of a start goes, if the environment variable {@code PLUGBOARD_TIMING} is set. */
final class Timing {

    private final boolean wanted = System.getenv("PLUGBOARD_TIMING") != null;
    private Instant last =
            wanted ? ProcessHandle.current().info().startInstant().orElseGet(Instant::now) : Instant.EPOCH;

    /** The phase that ends now. */
    void phase(String name) {
        if (wanted) {
            Instant now = Instant.now();
            System.err.printf("%6d ms  %s%n", Duration.between(last, now).toMillis(), name);
            last = now;
        }
    }
}
