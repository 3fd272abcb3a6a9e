// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;

/**
 * In whose name a session, or a transport, answers: the user of the credential that it asked for last. Which one logs in is
 * known only then, since others may come before it and behind it. Thread-safe.
 */
public final class Users {

    private final AtomicReference<Asked> last = new AtomicReference<>(new Asked(0, ""));
    private final Set<Secret> secrets = ConcurrentHashMap.newKeySet();

    /**
     * Who it was.
     *
     * @param times how many were asked for by then
     * @param name the user's name; empty if there was none
     */
    record Asked(int times, String name) {}

    /** This credential was asked for; one without a user's name, such as that of a mode, says nothing new. */
    public void asked(Optional<Credential> credential) {
        credential.flatMap(Credential::username).ifPresent(this::remember);
        credential.stream()
                .flatMap(asked -> asked.fields().values().stream())
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .forEach(secrets::add);
    }

    /** The secrets of those that were asked for, also of those whose credentials stand in no file. */
    public Set<Secret> secrets() {
        return Set.copyOf(secrets);
    }

    private void remember(String name) {
        last.updateAndGet(before -> new Asked(before.times() + 1, name));
    }

    Asked last() {
        return last.get();
    }
}
