// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.plugboard.cli.Action;
import org.plugboard.cli.Answering;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.platform.Reply;
import org.plugboard.plugin.terminal.internal.platform.Reply.Kind;

/**
 * Answers from the credentials to what one command asks; each is given once, since a second question says that it was wrong. It also
 * knows whether the command was called off.
 */
final class StoredAnswers implements Reply.Secrets {

    private final Logins logins;
    private final Failures failures;
    private final String what;
    private final Set<String> given = new HashSet<>();
    private boolean calledOff;

    /** For a command that leads to, or does, {@code what}. */
    StoredAnswers(Logins logins, Failures failures, String what) {
        this.logins = logins;
        this.failures = failures;
        this.what = what;
    }

    /** Whether the command was called off at a question. */
    boolean calledOff() {
        return calledOff;
    }

    /** Whether a password was sent. */
    boolean wereSent() {
        return !given.isEmpty();
    }

    @Override
    public Action sending(Kind kind, String name) {
        return switch (kind) {
            case USERNAME ->
                answering -> answering.sendLine(logins.username(name)
                        .orElseThrow(() -> failures.refused(
                                "the device asks for a user name for %s, but there is no credential %s"
                                        .formatted(what, name),
                                answering.received())));
            case REFUSE ->
                answering -> {
                    calledOff = true;
                    answering.sendLine(name);
                };
            case SECRET ->
                answering -> send(
                        answering,
                        name,
                        logins.secret(name),
                        "no %s, no credential enable and no password".formatted(name));
            default ->
                answering -> send(
                        answering, name, logins.password(name), "no credential %s with a password".formatted(name));
        };
    }

    private void send(Answering answering, String name, Optional<Secret> secret, String none) {
        if (!given.add(name)) {
            throw failures.refused(
                    "the device asks for the password for %s again".formatted(what), answering.received());
        }
        answering.sendSecret(secret.orElseThrow(() -> failures.refused(
                "the device asks for a password for %s, but there is %s".formatted(what, none), answering.received())));
    }
}
