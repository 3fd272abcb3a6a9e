// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What can go on in the arguments of a service, as far as the connection's own class knows. */
final class LineWords {

    /** The service whose argument is a line of several words. */
    private static final String TAKES_A_LINE = "execute";

    private LineWords() {}

    /**
     * The words behind the name of a service.
     *
     * @param arguments the whole ones so far
     * @param word the one that is begun, without quotes
     */
    static Collection<String> of(Target target, String service, List<String> arguments, String word) {
        if (service.equals(TAKES_A_LINE)) {
            return arguments.isEmpty() ? lines(target, word) : List.of();
        }
        List<String> line = new ArrayList<>(List.of(service));
        line.addAll(arguments);
        return words(target, line);
    }

    /** The line that is begun with each word that can stand behind its last blank, and a blank for the next one. */
    private static List<String> lines(Target target, String begun) {
        String before = begun.substring(0, begun.lastIndexOf(' ') + 1);
        List<String> whole =
                before.isBlank() ? List.of() : Arrays.asList(before.strip().split("\\s+", -1));
        return words(target, whole).stream().map(word -> before + word + " ").toList();
    }

    private static List<String> words(Target target, List<String> before) {
        return target.connection()
                .map(connection -> connection.completions(before))
                .orElse(List.of());
    }
}
