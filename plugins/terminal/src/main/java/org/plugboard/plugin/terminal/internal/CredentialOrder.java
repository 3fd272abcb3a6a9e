// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;

/**
 * Which credential answers which question of one login: the first one the questions up to its password, then the next one
 * (semantics 127). None is tried twice (128). Used by one thread.
 */
final class CredentialOrder {

    private final Logins logins;
    private final List<String> names;
    private final Failures failures;
    private int at;
    private boolean usernameGiven;
    private boolean passwordGiven;

    /** These, in their order. */
    CredentialOrder(Logins logins, List<String> names, Failures failures) {
        this.logins = logins;
        this.names = names;
        this.failures = failures;
    }

    /** Whether there is anything to answer with. */
    boolean hasCredential() {
        return credential().isPresent();
    }

    /** Whether a question was answered. */
    boolean hasBegun() {
        return usernameGiven || hasGivenPassword();
    }

    /** Whether a password was given, of this credential or of one before it. */
    boolean hasGivenPassword() {
        return at > 0 || passwordGiven;
    }

    /** The name of the credential that is used now. */
    String name() {
        return names.get(at);
    }

    /** The user's name for a question that was asked now. */
    String username(String received) {
        if (passwordGiven) {
            next("username", received);
        } else if (usernameGiven) {
            throw failures.refused("the device asks for the username again", received);
        }
        usernameGiven = true;
        return credential()
                .flatMap(Credential::username)
                .orElseThrow(() -> missing(credential().isEmpty() ? null : "username", received));
    }

    /** The password for a question that was asked now. */
    Secret password(String received) {
        if (passwordGiven) {
            next("password", received);
        }
        passwordGiven = true;
        logins.used(name());
        return credential()
                .flatMap(Credential::password)
                .orElseThrow(() -> missing(credential().isEmpty() ? null : "password", received));
    }

    /** The answer of the credential to a question for something else. */
    Optional<Secret> field(String field) {
        return credential().flatMap(credential -> credential.secret(field));
    }

    private void next(String asked, String received) {
        if (at + 1 == names.size()) {
            throw failures.refused(
                    "the device asks for the " + asked + " again: credentials exhausted (" + String.join(", ", names)
                            + ")",
                    received);
        }
        at++;
        usernameGiven = false;
        passwordGiven = false;
    }

    private Optional<Credential> credential() {
        return logins.named(name());
    }

    private AuthenticationException missing(@Nullable String field, String received) {
        return failures.refused(
                "the device asks for a login, but there is no "
                        + (field == null ? "credential named " + name() : field + " in credential " + name()),
                received);
    }
}
