// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Plugboard;

/** The services that a connection has, or will have, as far as that can be known without connecting. */
final class ServiceNames {

    private final Plugboard plugboard;

    ServiceNames(Plugboard plugboard) {
        this.plugboard = plugboard;
    }

    /** Their names, written as the word that is begun: {@code getConfig}, or {@code get-config} where it has a hyphen. */
    Collection<String> of(Target target, String word) {
        Set<String> names = new TreeSet<>();
        for (String name : names(target)) {
            names.add(word.contains("-") ? hyphenated(name) : name);
        }
        return names;
    }

    private Set<String> names(Target target) {
        Optional<Connection> connection = target.connection();
        if (connection.isPresent()) {
            Set<String> offered = connection.get().services();
            if (!offered.isEmpty()) {
                return offered;
            }
        }
        return ofPossibleClasses(target.device().facts());
    }

    /** Those of the classes that the device's description speaks of; of all classes if it speaks of none. */
    private Set<String> ofPossibleClasses(DeviceFacts facts) {
        Set<String> classes = new HashSet<>();
        Set<String> protocols = new HashSet<>();
        facts.defaults().connectionClass().ifPresent(classes::add);
        for (Path path : facts.paths().values()) {
            path.connectionClass().ifPresent(classes::add);
            path.protocol().ifPresent(protocols::add);
        }
        List<ConnectionClassFacts> all = plugboard.connectionClasses();
        List<ConnectionClassFacts> meant = all.stream()
                .filter(facts1 -> facts1.names().stream().anyMatch(classes::contains)
                        || facts1.protocols().stream().anyMatch(protocols::contains))
                .toList();
        Set<String> names = new TreeSet<>();
        (meant.isEmpty() ? all : meant).forEach(known -> names.addAll(known.services()));
        return names;
    }

    private static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
