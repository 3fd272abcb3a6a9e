// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of one level (testbed, device or connection) and, behind them, those of the level around it.
 *
 * @param own the credentials of this level by name
 * @param parent the level around it, or null at the outermost
 */
public record Credentials(Map<String, Credential> own, @Nullable Credentials parent) {

    /** The name that every unknown name falls back to (semantics 116). */
    public static final String DEFAULT = "default";

    /** Names of credentials that say something else than who logs in to the device (semantics 132). */
    public static final Set<String> NOT_FOR_LOGIN = Set.of("enable", "sudo", "ssh", "bmc");

    /** No credentials at all. */
    public static final Credentials NONE = new Credentials(Map.of(), null);

    public Credentials {
        own = Entries.copy(own);
    }

    /** One level with a single credential, named {@code default}. */
    public static Credentials of(Credential credential) {
        return new Credentials(Map.of(DEFAULT, credential), null);
    }

    /** This level, inside {@code outer}. */
    public Credentials within(Credentials outer) {
        return new Credentials(own, parent == null ? outer : parent.within(outer));
    }

    /** The credential of exactly this name: this level's, else that of the levels around it (semantics 115). */
    public Optional<Credential> named(String name) {
        Credential found = own.get(name);
        if (found != null) {
            return Optional.of(found);
        }
        return parent == null ? Optional.empty() : parent.named(name);
    }

    /** The credential of this name on any level, else the one named {@code default} (semantics 116). */
    public Optional<Credential> find(String name) {
        return named(name).or(() -> named(DEFAULT));
    }
}
