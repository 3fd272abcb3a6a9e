// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Datastore;

/**
 * What a session holds at its device: locks, and what only its end undoes. Where nobody knows whether the device did what it
 * was asked – the reply did not come, or could not be read – it counts as held. Thread-safe.
 */
final class Holdings {

    private final Set<Datastore> locked = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String lasting;

    boolean isEmpty() {
        return lasting == null && locked.isEmpty();
    }

    /** The locked datastores. */
    List<Datastore> locked() {
        return Arrays.stream(Datastore.values()).filter(locked::contains).toList();
    }

    /** The name of an operation whose effect only the end of the session undoes. */
    Optional<String> lasting() {
        return Optional.ofNullable(lasting);
    }

    /** The device has done it. */
    void done(Operation operation, Effect effect) {
        Datastore datastore = effect.datastore();
        if (effect.kind() == Effect.Kind.UNLOCKS && datastore != null) {
            locked.remove(datastore);
        } else {
            perhaps(operation, effect);
        }
    }

    /** The device has done it or not. */
    void perhaps(Operation operation, Effect effect) {
        Datastore datastore = effect.datastore();
        if (effect.kind() == Effect.Kind.LOCKS && datastore != null) {
            locked.add(datastore);
        } else if (effect.kind() == Effect.Kind.LASTS) {
            lasting = Effect.name(operation.xml());
        }
    }
}
