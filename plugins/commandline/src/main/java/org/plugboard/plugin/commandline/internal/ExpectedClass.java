// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.Path;

/**
 * Which connection class a path gets if a call names none (semantics 9, 12).
 *
 * @param name how the testbed calls it, or the class that declares the protocol; null for the container's default
 * @param here the class that is taken, null if none of that name is here
 */
record ExpectedClass(@Nullable String name, @Nullable ConnectionClassFacts here) {

    /** The path's class, else that of the defaults, else the one that serves its protocol. */
    static ExpectedClass of(Path path, ConnectionDefaults defaults, List<ConnectionClassFacts> classes) {
        Optional<String> named = path.connectionClass().or(defaults::connectionClass);
        Optional<ConnectionClassFacts> here = named.isPresent()
                ? first(classes, facts -> facts.names().contains(named.get()))
                : first(classes, facts -> path.protocol()
                        .filter(facts.protocols()::contains)
                        .isPresent());
        return new ExpectedClass(
                named.or(() -> here.map(ConnectionClassFacts::name)).orElse(null), here.orElse(null));
    }

    private static Optional<ConnectionClassFacts> first(
            List<ConnectionClassFacts> classes, Predicate<ConnectionClassFacts> wanted) {
        return classes.stream().filter(wanted).findFirst();
    }

    /** For people. */
    @Override
    public String toString() {
        if (name == null) {
            return "the default class";
        }
        String suffix = here == null ? " (not here)" : here.name().equals(name) ? "" : " (" + here.name() + ")";
        return "class " + name + suffix;
    }
}
