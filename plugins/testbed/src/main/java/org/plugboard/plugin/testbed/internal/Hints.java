// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Collection;
import java.util.Optional;
import org.plugboard.connection.Names;

/** What may have been meant, as findings say it. */
final class Hints {

    /** Among more names nobody is guided: a large file may have as many that are wrong. */
    private static final int MANY = 2000;

    private Hints() {}

    /** The name that is most like it, if any is. */
    static Optional<String> nearest(String name, Collection<String> known) {
        if (known.size() > MANY) {
            return Optional.empty();
        }
        return Names.nearest(name, known).map(meant -> "did you mean '" + meant + "'?");
    }

    /** The nearest name, and all that there are. */
    static String names(String name, Collection<String> known) {
        String all = known.isEmpty() ? "there is none" : "there are: " + String.join(", ", known);
        return nearest(name, known).map(near -> near + " " + all).orElse(all);
    }
}
