// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.CallableName;
import org.plugboard.spi.ConnectionAlias;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionProtocol;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.TransportProtocol;

/**
 * Something that a plugin contributes, with what is known of it.
 *
 * @param <F> the kind of factory
 * @param factory the plugin's object
 * @param names what it is chosen by: class names, or protocols of a transport
 * @param protocols the protocols that a connection class serves when no class is named
 * @param alias the alias that a connection class gives to the default connection, or null
 * @param owner who contributes it, for messages: bundle and version, or the Java class
 * @param release the plugin's bundle, or null where there are none
 * @param ranking of two with one name the higher one is taken, then the higher version of one bundle, then the one that came first
 * @param ownLoader the class loader of the plugin's bundle, or null where it shares the one of its users
 */
public record Plugin<F>(
        F factory,
        List<String> names,
        List<String> protocols,
        @Nullable String alias,
        String owner,
        @Nullable Release release,
        int ranking,
        @Nullable ClassLoader ownLoader) {

    /** Of no bundle. */
    public Plugin(
            F factory,
            List<String> names,
            List<String> protocols,
            @Nullable String alias,
            String owner,
            int ranking,
            @Nullable ClassLoader ownLoader) {
        this(factory, names, protocols, alias, owner, null, ranking, ownLoader);
    }

    public Plugin {
        names = List.copyOf(names);
        protocols = List.copyOf(protocols);
    }

    /** A factory given as an object: its names are those of its annotations, if it has any. */
    public static <F> Plugin<F> annotated(F factory) {
        Class<?> type = factory.getClass();
        ConnectionProtocol serves = type.getAnnotation(ConnectionProtocol.class);
        ConnectionAlias alias = type.getAnnotation(ConnectionAlias.class);
        return new Plugin<>(
                factory,
                Stream.of(
                                names(type, ConnectionClass.class, ConnectionClass::value),
                                names(type, TransportProtocol.class, TransportProtocol::value),
                                names(type, CallableName.class, CallableName::value),
                                names(type, CredentialSourceName.class, CredentialSourceName::value))
                        .flatMap(Function.identity())
                        .toList(),
                serves == null ? List.of() : List.of(serves.value()),
                alias == null ? null : alias.value(),
                type.getName(),
                0,
                null);
    }

    private static <A extends Annotation> Stream<String> names(
            Class<?> type, Class<A> annotation, Function<A, String[]> value) {
        return Optional.ofNullable(type.getAnnotation(annotation)).map(value).stream()
                .flatMap(Stream::of);
    }

    /** The name for messages: the first it is chosen by, else the Java class. */
    public String displayName() {
        return names.isEmpty() ? factory.getClass().getSimpleName() : names.get(0);
    }

    /** Whether it goes before another one that came earlier, at the same ranking: the same bundle has it in a lower version. */
    boolean isNewerThan(Plugin<?> other) {
        return ranking == other.ranking
                && release != null
                && other.release != null
                && release.isNewerThan(other.release);
    }

    /** Whether both are one contribution: the same object, however it is described. */
    boolean is(Plugin<?> other) {
        return factory == other.factory;
    }
}
