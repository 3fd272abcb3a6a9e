// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;

/** Names that users write: which are allowed, and what to say when nothing bears them. */
final class Names {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    /** Refuses what is no alias (semantics 27). */
    static String requireAlias(String device, String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new InvalidRequestException(device + ": '" + alias
                    + "' is no alias: it may hold letters, digits and underscores and must not begin with a digit");
        }
        return alias;
    }

    static UnknownNameException unknown(String subject, String kind, String name, Collection<String> known) {
        return unknown(subject, kind, name, known, List.of());
    }

    /** Says what there is instead, what is near, and what may be the reason. */
    static UnknownNameException unknown(
            String subject, String kind, String name, Collection<String> known, List<String> reasons) {
        Optional<String> nearest = nearest(name, known);
        StringBuilder text = new StringBuilder()
                .append(subject)
                .append(": no ")
                .append(kind)
                .append(" '")
                .append(name)
                .append("'; ");
        nearest.ifPresent(near -> text.append("did you mean '").append(near).append("'? "));
        text.append(known.isEmpty() ? "there is none" : "there are: " + String.join(", ", known));
        reasons.forEach(reason -> text.append("; ").append(reason));
        return new UnknownNameException(text.toString(), name, List.copyOf(known), nearest.orElse(null));
    }

    /** The known name that is most like {@code name}, if one is like it at all: at most a third of it is wrong. */
    static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int tolerable = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= tolerable)
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    private static int distance(String from, String to) {
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
