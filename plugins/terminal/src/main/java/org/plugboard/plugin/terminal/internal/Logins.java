// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Optional;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;

/**
 * The credentials of one session.
 *
 * @param context where they come from
 */
record Logins(ConnectionContext context) {

    private static final String ENABLE = "enable";

    /** The one to log in with. */
    Optional<Credential> login() {
        return context.credential(Credentials.DEFAULT);
    }

    /** The secret that answers the question on a way between modes (semantics 130). */
    Optional<Secret> secret(String field) {
        return login().flatMap(credential -> credential.secret(field))
                .or(() -> named(Credentials.DEFAULT).flatMap(credential -> credential.secret(field)))
                .or(() -> password(ENABLE))
                .or(() -> password(Credentials.DEFAULT));
    }

    /** The password of exactly this credential. */
    Optional<Secret> password(String name) {
        return named(name).flatMap(Credential::password);
    }

    /** The user name of exactly this credential. */
    Optional<String> username(String name) {
        return named(name).flatMap(Credential::username);
    }

    /** Asked for by its exact name: a missing one is no reason for the warning that goes with the fallback. */
    private Optional<Credential> named(String name) {
        Credentials all = context.path().map(Path::credentials).orElseGet(() -> context.device()
                .credentials());
        return all.named(name).flatMap(named -> context.credential(name));
    }
}
