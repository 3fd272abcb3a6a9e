// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.netconf.Datastore;

/**
 * Which threads work behind the locks of a session. A device gives a lock to the session, so that it would let the changes of another
 * thread in between. Thread-safe; nobody waits.
 */
final class LockUsers {

    private final Map<Datastore, Thread> users = new ConcurrentHashMap<>();

    /** Whether this thread works behind that lock. */
    boolean isMine(Datastore locked) {
        return users.get(locked) == Thread.currentThread();
    }

    /** Begins to work behind that lock, unless a thread does already; says whether it did. */
    boolean begin(Datastore locked) {
        return users.putIfAbsent(locked, Thread.currentThread()) == null;
    }

    /** Ends what {@link #begin} began. */
    void end(Datastore locked) {
        users.remove(locked);
    }
}
