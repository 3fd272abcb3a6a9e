// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.plugboard.connection.Names;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretSchemeName;

/** The ways to write secrets that are here: our own, then those that other plugins offer. Thread-safe. */
final class Schemes {

    private record Offered(SecretScheme scheme, List<String> names, int ranking) {}

    private final List<Offered> own = Stream.of(
                    new ObscuringScheme(), new FernetScheme(Clock.systemUTC()), new PlainScheme())
            .map(Schemes::annotated)
            .toList();
    private final List<Offered> others = new CopyOnWriteArrayList<>();

    /** Adds a scheme by the names of its annotation. */
    void add(SecretScheme scheme) {
        others.add(annotated(scheme));
    }

    private static Offered annotated(SecretScheme scheme) {
        SecretSchemeName named = scheme.getClass().getAnnotation(SecretSchemeName.class);
        return new Offered(scheme, named == null ? List.of() : List.of(named.value()), 0);
    }

    /** Adds a scheme by the names of its service. */
    void add(SecretScheme scheme, Map<String, Object> properties) {
        Object names = properties.get(PluginProperties.SECRET_SCHEME_NAME);
        others.add(new Offered(
                scheme,
                names instanceof String[] several
                        ? List.of(several)
                        : names == null ? List.of() : List.of(names.toString()),
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0));
    }

    void remove(SecretScheme scheme) {
        others.removeIf(offered -> offered.scheme() == scheme);
    }

    /**
     * The scheme of this name. Ours go before others of the same name: nobody is to take their place unnoticed.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    SecretScheme named(String name) {
        return best(own, name).or(() -> best(others, name)).orElseThrow(() -> unknown(name));
    }

    private static Optional<SecretScheme> best(List<Offered> offers, String name) {
        return offers.stream()
                .filter(offered -> offered.names().contains(name))
                .max(Comparator.comparingInt(Offered::ranking))
                .map(Offered::scheme);
    }

    private IllegalArgumentException unknown(String name) {
        TreeSet<String> known = new TreeSet<>();
        Stream.of(own, others).flatMap(List::stream).forEach(offered -> known.addAll(offered.names()));
        return new IllegalArgumentException("no scheme '" + name + "' is here; "
                + Names.nearest(name, known)
                        .map(near -> "did you mean '" + near + "'? ")
                        .orElse("")
                + "there are: " + String.join(", ", known)
                + "; others come with a plugin that registers SecretScheme");
    }
}
