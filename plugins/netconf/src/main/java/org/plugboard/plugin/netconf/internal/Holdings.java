// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.plugin.netconf.internal.xml.Fragment;

/**
 * What a session holds at its device: locks, and what only its end undoes. Where nobody knows whether the device did what it
 * was asked – the reply did not come, or could not be read – it counts as held. Thread-safe.
 */
final class Holdings {

    private final Set<DatastoreIdentity> locked = ConcurrentHashMap.newKeySet();
    /** Those that the device has given for certain. */
    private final Set<DatastoreIdentity> granted = ConcurrentHashMap.newKeySet();

    private final Set<Long> partialLocks = ConcurrentHashMap.newKeySet();

    /** Whether a confirmed commit of this session waits for another one. */
    private volatile boolean unsettled;

    private volatile @Nullable String lasting;

    private final AtomicLong commits = new AtomicLong();

    boolean isEmpty() {
        return lasting == null && locked.isEmpty() && partialLocks.isEmpty() && !unsettled;
    }

    /** The locked datastores: those of the enumeration in its order, and then the others. */
    List<DatastoreIdentity> locked() {
        List<Datastore> known = Arrays.asList(Datastore.values());
        return locked.stream()
                .sorted(Comparator.comparingInt(one -> known.contains(one) ? known.indexOf(one) : known.size()))
                .toList();
    }

    /** Whether the device has given the session this lock. */
    boolean has(DatastoreIdentity datastore) {
        return granted.contains(datastore);
    }

    /** The partial locks, by their numbers. */
    List<Long> partialLocks() {
        return List.copyOf(partialLocks);
    }

    boolean isUnsettled() {
        return unsettled;
    }

    /** How many commits were sent, confirmed and cancelled ones, too: what the candidate had before may be in the running one. */
    long commits() {
        return commits.get();
    }

    /** The name of an operation whose effect only the end of the session undoes. */
    Optional<String> lasting() {
        return Optional.ofNullable(lasting);
    }

    /**
     * The device has done it.
     *
     * @param reply what it said
     */
    void done(Operation operation, Effect effect, String reply) {
        switch (effect.kind()) {
            case LOCKS -> {
                perhaps(operation, effect);
                if (effect.datastore() != null) {
                    granted.add(effect.datastore());
                }
            }
            case UNLOCKS -> {
                if (effect.datastore() != null) {
                    locked.remove(effect.datastore());
                    granted.remove(effect.datastore());
                }
            }
            case LOCKS_PARTLY ->
                PartialLocks.read(reply)
                        .ifPresentOrElse(lock -> partialLocks.add(lock.id()), () -> perhaps(operation, effect));
            case UNLOCKS_PARTLY -> partialLocks.removeIf(id -> id.toString().equals(effect.partialLock()));
            case SETTLES_COMMIT -> {
                commits.incrementAndGet();
                unsettled = false;
            }
            default -> perhaps(operation, effect);
        }
    }

    /** The device has done it or not. */
    void perhaps(Operation operation, Effect effect) {
        switch (effect.kind()) {
            case LOCKS -> {
                if (effect.datastore() != null) {
                    locked.add(effect.datastore());
                }
            }
            case UNLOCKS -> {
                if (effect.datastore() != null) {
                    granted.remove(effect.datastore());
                }
            }
            case SETTLES_COMMIT -> commits.incrementAndGet();
            case WAITS_FOR_COMMIT -> {
                commits.incrementAndGet();
                unsettled = true;
            }
            // Nobody knows the number of such a lock.
            case LASTS, LOCKS_PARTLY -> lasting = Fragment.name(operation.xml());
            default -> {}
        }
    }
}
