// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;

/** The credentials of one session. */
final class Logins {

    private static final String ENABLE = "enable";

    private final ConnectionContext context;

    /** Each is looked up once, since one that is not there is warned of. */
    private final Map<String, Optional<Credential>> known = new ConcurrentHashMap<>();

    private volatile String last;

    /**
     * From this context.
     *
     * @param order the names of those to log in with
     */
    Logins(ConnectionContext context, List<String> order) {
        this.context = context;
        this.last = order.get(0);
    }

    /** The one of this name, else the one named {@code default} (semantics 116). */
    Optional<Credential> named(String name) {
        return known.computeIfAbsent(name, context::credential);
    }

    /** This one answered the last question of the login. */
    void used(String name) {
        last = name;
    }

    /** The secret that answers the question on a transition between modes (semantics 130). */
    Optional<Secret> secret(String field) {
        return named(last)
                .flatMap(credential -> credential.secret(field))
                .or(() -> exact(Credentials.DEFAULT).flatMap(credential -> credential.secret(field)))
                .or(() -> exact(ENABLE).flatMap(Credential::password))
                .or(() -> named(Credentials.DEFAULT).flatMap(Credential::password));
    }

    /** The password of exactly this credential. */
    Optional<Secret> password(String name) {
        return exact(name).flatMap(Credential::password);
    }

    /** The user name of exactly this credential. */
    Optional<String> username(String name) {
        return exact(name).flatMap(Credential::username);
    }

    /** Asked for by its exact name: a missing one is no reason for the warning that goes with the fallback. */
    private Optional<Credential> exact(String name) {
        Credentials all = context.path().map(Path::credentials).orElseGet(() -> context.device()
                .credentials());
        return all.named(name).flatMap(there -> named(name));
    }
}
