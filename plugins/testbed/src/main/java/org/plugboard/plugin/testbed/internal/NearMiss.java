// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.plugboard.connection.Names;

/** Finds the name that somebody may have meant. It rather finds none than a wrong one: a file may have keys of its own. */
final class NearMiss {

    /** Names up to here have too many real words beside them that differ in one letter: port, post. */
    private static final int SHORT = 4;

    /** Names up to here may have one fault, longer ones two. */
    private static final int MIDDLE = 6;

    private NearMiss() {}

    /** The nearest of the names, unless the key is one of them itself. */
    static Optional<String> of(String key, Collection<String> names) {
        if (names.contains(key)) {
            return Optional.empty();
        }
        String lower = key.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> isNear(lower, name))
                .min(Comparator.<String>comparingInt(name -> Names.distance(lower, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String key, String name) {
        // A digit is written on purpose: ip4 is no slip of the pen.
        if (key.length() < 2 || key.charAt(0) != name.charAt(0) || key.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        int faults = name.length() <= MIDDLE ? 1 : 2;
        if (Math.abs(key.length() - name.length()) > faults) {
            return false;
        }
        if (name.length() <= SHORT && key.length() == name.length() && !isSwapped(key, name)) {
            return false;
        }
        return Names.distance(key, name) <= faults;
    }

    private static boolean isSwapped(String key, String name) {
        return key.chars()
                .sorted()
                .boxed()
                .toList()
                .equals(name.chars().sorted().boxed().toList());
    }
}
