// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One named set of login data. Fields whose name contains {@code password} or {@code passphrase}, and {@code otp} and {@code passcode},
 * are {@link Secret}s, whatever they were given as (semantics 117); numbers are read as text (118).
 *
 * @param fields the fields by name, in the order of the file
 */
public record Credential(Map<String, Object> fields) {

    /** Codes that count once. */
    private static final Set<String> CODES = Set.of("otp", "passcode");

    public Credential {
        Map<String, Object> hidden = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                hidden.put(name, isSecret(name) && !(value instanceof Secret) ? Secret.of(value.toString()) : value);
            }
        });
        fields = Collections.unmodifiableMap(hidden);
    }

    /** A user name with its password. */
    public static Credential of(String username, String password) {
        return new Credential(Map.of("username", username, "password", Secret.of(password)));
    }

    /** The {@code username} field. */
    public Optional<String> username() {
        return text("username");
    }

    /** The {@code password} field. */
    public Optional<Secret> password() {
        return secret("password");
    }

    /**
     * The name of the {@link org.plugboard.spi.CredentialSource} that has the fields which do not stand here: the field {@code
     * source}. The other fields are its arguments.
     */
    public Optional<String> source() {
        return text("source");
    }

    /** A field that is no secret. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(value -> !(value instanceof Secret))
                .map(Object::toString);
    }

    /** A field that is a secret. */
    public Optional<Secret> secret(String field) {
        return fields.get(field) instanceof Secret secret ? Optional.of(secret) : Optional.empty();
    }

    private static boolean isSecret(String field) {
        return field.contains("password") || field.contains("passphrase") || CODES.contains(field);
    }
}
