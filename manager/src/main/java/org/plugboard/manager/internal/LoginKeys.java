// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;

/**
 * The keys {@code username} (also {@code user}) and {@code password} that stand in a path without a block {@code credentials}
 * (semantics 150). They fill in what the credential does not have; those of a call go before it.
 */
final class LoginKeys {

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";

    private LoginKeys() {}

    /**
     * The credential to log in with.
     *
     * @param name the name under which it was asked for
     * @param found what is under this name
     */
    static Optional<Credential> complete(String name, Optional<Credential> found, MergedArguments arguments) {
        if (Credentials.NOT_FOR_LOGIN.contains(name)) {
            return found;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        found.map(Credential::fields).ifPresent(fields::putAll);
        fill(fields, USERNAME, USERNAME, arguments);
        fill(fields, USERNAME, "user", arguments);
        fill(fields, PASSWORD, PASSWORD, arguments);
        return found.isEmpty() && fields.isEmpty() ? found : Optional.of(new Credential(fields));
    }

    private static void fill(Map<String, Object> fields, String field, String key, MergedArguments arguments) {
        arguments.given(key).ifPresent(value -> {
            if (arguments.isOfCall(key)) {
                fields.put(field, value);
            } else {
                fields.putIfAbsent(field, value);
            }
        });
    }
}
