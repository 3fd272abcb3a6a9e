// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that people write, in files, at prompts and in scripts: which can be an alias, and which one was perhaps meant. */
public final class Names {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    /**
     * The text, if it can be an alias (semantics 27).
     *
     * @throws IllegalArgumentException if it cannot; the message quotes it and says what an alias is
     */
    public static String alias(String text) {
        if (!ALIAS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no alias: it may hold letters, digits and underscores and must not begin with a digit");
        }
        return text;
    }

    /**
     * The known name that is most like {@code name}, whatever its case; empty if none is like it at all: of a longer name a
     * third may be wrong, of a short one a single letter.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int tolerable = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= tolerable)
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /**
     * How many letters must be put in, left out, replaced or swapped with their neighbour to make one text of the other
     * (the optimal string alignment). The work grows with the product of the lengths.
     */
    public static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
