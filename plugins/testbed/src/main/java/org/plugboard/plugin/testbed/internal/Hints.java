// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plugboard.connection.Names;

/** What may have been meant, as findings say it. */
final class Hints {

    /** Among more names nobody is guided: a large file may have as many that are wrong. */
    private static final int MANY = 2000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Hints() {}

    /** The name that is most like it, if any is. */
    static Optional<String> nearest(String name, Collection<String> known) {
        if (known.size() > MANY) {
            return Optional.empty();
        }
        List<String> others = known.stream()
                .filter(other -> name.length() > 1 && !isNumbered(name, other))
                .toList();
        return Names.nearest(name, others).map(meant -> "did you mean '" + meant + "'?");
    }

    /** A digit is written on purpose: R2 is no slip of the pen for R1. */
    private static boolean isNumbered(String name, String other) {
        return DIGITS.matcher(name).replaceAll("").equals(DIGITS.matcher(other).replaceAll(""));
    }

    /** The nearest name, and all that there are. */
    static String names(String name, Collection<String> known) {
        String all = known.isEmpty() ? "there is none" : "there are: " + String.join(", ", known);
        return nearest(name, known).map(near -> near + " " + all).orElse(all);
    }
}
