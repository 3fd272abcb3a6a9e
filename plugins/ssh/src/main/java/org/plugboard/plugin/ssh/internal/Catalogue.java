// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Factory;
import org.plugboard.plugin.ssh.internal.ServerOffer.Part;

/**
 * The algorithms of one kind that there are here, the best first.
 *
 * @param kind as messages call it
 * @param keyword the keyword of ssh_config(5) that chooses among them
 * @param parts where a server's offer has them
 * @param usual those that are offered to every server
 * @param onRequest older ones, which are offered only where they are asked for
 */
record Catalogue<T>(
        String kind,
        Keyword keyword,
        List<Part> parts,
        List<Factory.Named<T>> usual,
        List<Factory.Named<T>> onRequest) {

    /**
     * What a list asks for: a list of its own, or with {@code +} more than the usual ones, with {@code ^} these before the
     * others, with {@code -} all but these. Patterns stand for all that fit.
     *
     * @param missing takes the names that nothing here bears
     * @throws IllegalArgumentException if it is no list of names
     */
    List<Factory.Named<T>> choose(String list, List<String> missing) {
        char prefix = list.isEmpty() ? ' ' : list.charAt(0);
        boolean prefixed = "+-^".indexOf(prefix) >= 0;
        List<String> wanted = names(prefixed ? list.substring(1) : list);
        if (prefix == '-') {
            return usual.stream().filter(isNone(wanted)).toList();
        }
        List<Factory.Named<T>> named = wanted.stream()
                .flatMap(name -> bearers(name, missing).stream())
                .distinct()
                .toList();
        if (!prefixed) {
            return named;
        }
        Stream<Factory.Named<T>> first = (prefix == '^' ? named : usual).stream();
        return Stream.concat(first, (prefix == '^' ? usual : named).stream())
                .distinct()
                .toList();
    }

    /** Those that are offered unasked and those that are not, the best first. */
    List<Factory.Named<T>> all() {
        return Stream.concat(usual.stream(), onRequest.stream()).toList();
    }

    private List<Factory.Named<T>> bearers(String name, List<String> missing) {
        List<Factory.Named<T>> found = all().stream()
                .filter(algorithm -> Wildcards.match(name, algorithm.getName()))
                .toList();
        if (found.isEmpty()) {
            missing.add(name);
        }
        return found;
    }

    private static Predicate<Factory.Named<?>> isNone(List<String> patterns) {
        return algorithm -> patterns.stream().noneMatch(pattern -> Wildcards.match(pattern, algorithm.getName()));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            if (!name.matches("[!-~]+")) {
                throw new IllegalArgumentException("names with commas between them, such as +name,name or -name*");
            }
            names.add(name);
        }
        return names;
    }
}
