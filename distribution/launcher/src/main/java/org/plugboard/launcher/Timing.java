// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.lang.management.ManagementFactory;

/** Prints where the time of a start goes, if the environment variable {@code PLUGBOARD_TIMING} is set. */
final class Timing {

    private final boolean wanted = System.getenv("PLUGBOARD_TIMING") != null;
    private long last = wanted ? ManagementFactory.getRuntimeMXBean().getStartTime() : 0;

    /** The phase that ends now. */
    void phase(String name) {
        if (wanted) {
            long now = System.currentTimeMillis();
            System.err.printf("%6d ms  %s%n", now - last, name);
            last = now;
        }
    }
}
