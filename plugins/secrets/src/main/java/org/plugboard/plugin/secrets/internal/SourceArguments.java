// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plugboard.connection.Names;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;

/**
 * What a credential's block says to its source. The block holds fields as well, which stand for themselves: those of {@link
 * #FIELDS}, and all whose name contains {@code password} or {@code passphrase}. No argument of a source is called like that, since
 * its value would be a secret.
 */
final class SourceArguments {

    private static final Set<String> FIELDS = Set.of("username", "password", "enable_password", "passphrase", "token");

    private final Map<String, Object> entries;

    /**
     * The arguments in the block of a credential.
     *
     * @param known the arguments that the source knows
     * @throws IllegalArgumentException if there is another one; the message names the nearest
     */
    SourceArguments(CredentialRequest request, String... known) {
        this.entries = request.arguments();
        TreeSet<String> names = new TreeSet<>(List.of(known));
        entries.keySet().stream()
                .filter(name -> !names.contains(name) && !isField(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw unknown("argument", name, names);
                });
    }

    private static boolean isField(String name) {
        return FIELDS.contains(name) || name.contains("password") || name.contains("passphrase");
    }

    /** A name that is not there, with the one that was perhaps meant and all that are. */
    static IllegalArgumentException unknown(String kind, String name, Collection<String> known) {
        return new IllegalArgumentException("it has no " + kind + " '" + name + "'; "
                + Names.nearest(name, known)
                        .map(near -> "did you mean '" + near + "'? ")
                        .orElse("")
                + (known.isEmpty() ? "there is none" : "there are: " + String.join(", ", known)));
    }

    /** Whether the block has an entry of this name, be it a field or an argument. */
    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** An argument as text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(entries.get(name)).map(value -> {
            if (value instanceof Map
                    || value instanceof Collection
                    || Texts.revealed(value).isBlank()) {
                throw new IllegalArgumentException("its argument '" + name + "' must be a text");
            }
            return Texts.revealed(value);
        });
    }

    /**
     * An argument that cannot be missing.
     *
     * @param example what it may look like
     */
    String requiredText(String name, String example) {
        return text(name).orElseThrow(() -> missing(name, example));
    }

    /** The exception for an argument that is not there. */
    static IllegalArgumentException missing(String name, String example) {
        return new IllegalArgumentException("it needs the argument '" + name + "', such as " + name + ": " + example);
    }

    /** An argument that is a list; empty if it is not there, or no list. */
    Optional<List<String>> list(String name) {
        return entries.get(name) instanceof Collection<?> values
                ? Optional.of(values.stream().map(Texts::revealed).toList())
                : Optional.empty();
    }

    /** An argument that is a map; empty if it is not there. */
    Map<?, ?> map(String name) {
        Object value = entries.getOrDefault(name, Map.of());
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(
                "its argument '" + name + "' must be a map, such as {password: LAB_PASSWORD}");
    }

    /** A file; {@code ~/} is the user's home. */
    static Path file(String text) {
        return ConfigurationFiles.inHome(Path.of(text), System.getProperty("user.home"));
    }

    /** The texts of all secrets in the block. */
    List<String> secrets() {
        return entries.values().stream()
                .filter(Secret.class::isInstance)
                .map(Texts::revealed)
                .toList();
    }
}
