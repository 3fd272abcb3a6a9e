// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which session has locked which datastore (RFC 6241, section 7.5). Used under the lock of its device. */
public final class DatastoreLocks {

    private final Map<String, Held> held = new LinkedHashMap<>();

    /**
     * A lock.
     *
     * @param session whose it is
     * @param since when it was taken
     */
    public record Held(long session, Instant since) {}

    /** Takes the lock of a datastore; one that is held is denied to its holder too. */
    public void lock(String store, long session) throws RpcProblem {
        Held holder = held.get(store);
        if (holder != null) {
            throw denied("lock-denied", store + " is locked", holder.session());
        }
        held.put(store, new Held(session, Instant.now()));
    }

    /** Gives the lock of a datastore back. */
    public void unlock(String store, long session) throws RpcProblem {
        @Nullable Held holder = held.get(store);
        if (holder == null || holder.session() != session) {
            throw new RpcProblem("protocol", "operation-failed", "session " + session + " does not hold " + store);
        }
        held.remove(store);
    }

    /** Refuses if another session holds it. */
    public void requireFree(String store, long session, String tag) throws RpcProblem {
        Held holder = held.get(store);
        if (holder != null && holder.session() != session) {
            throw denied(tag, store + " is locked", holder.session());
        }
    }

    /** Who holds a datastore. */
    public Optional<Held> of(String store) {
        return Optional.ofNullable(held.get(store));
    }

    /** A session has gone. */
    public void release(long session) {
        held.values().removeIf(lock -> lock.session() == session);
    }

    static RpcProblem denied(String tag, String message, long holder) {
        return new RpcProblem("protocol", tag, message, "<session-id>" + holder + "</session-id>");
    }
}
