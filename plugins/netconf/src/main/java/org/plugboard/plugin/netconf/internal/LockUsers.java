// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.plugboard.netconf.Datastore;

/**
 * Which threads use the locks of a session, each from before it asks for one until behind its unlock. A device gives a lock to the session,
 * so that it would let the changes of another thread in between, and take an unlock of one for the lock of another. Thread-safe; nobody
 * waits.
 */
final class LockUsers {

    private final Map<Datastore, Users> users = new HashMap<>();

    /** Those of one lock. */
    private static final class Users {
        /** The first one works behind the lock, or asked for it first; the device refuses the others while it does. */
        private final List<Thread> threads = new ArrayList<>();

        /** Whether the session had the lock before any of them, and keeps it behind them. */
        private boolean isKept;

        /** Whether one of them has asked for the lock, and nobody saw the answer. */
        private boolean isUnanswered;
    }

    /** Whether this thread is the one that works behind that lock. */
    synchronized boolean isMine(Datastore lock) {
        Users now = users.get(lock);
        return now != null && now.threads.get(0) == Thread.currentThread();
    }

    /**
     * Begins to use that lock.
     *
     * @param isHeld whether the session has it, which is asked if nobody uses it
     * @return whether this thread may work behind a lock that the session has already; else it asks the device for one
     */
    synchronized boolean begin(Datastore lock, BooleanSupplier isHeld) {
        Users now = users.computeIfAbsent(lock, unused -> new Users());
        if (now.threads.isEmpty()) {
            now.isKept = isHeld.getAsBoolean();
        }
        now.threads.add(Thread.currentThread());
        return now.threads.size() == 1 && now.isKept;
    }

    /** The device has given this thread the lock, so that whoever had it before is about to end. */
    synchronized void granted(Datastore lock) {
        Users now = using(lock);
        now.threads.remove(now.threads.lastIndexOf(Thread.currentThread()));
        now.threads.add(0, Thread.currentThread());
        now.isKept = false;
    }

    /** This thread has asked for the lock, and does not know whether it has it. */
    synchronized void unanswered(Datastore lock) {
        using(lock).isUnanswered = true;
    }

    /** What this thread sends now gives the lock free, whoever asked for it until now. */
    synchronized void unlocking(Datastore lock) {
        using(lock).isUnanswered = false;
    }

    /**
     * Ends what {@link #begin} began, unless something is to be done before: the last one unlocks what nobody knows to be locked. Not before,
     * since the unlock of one would take the lock of another, and not behind a lock that is kept, beside which the device gives no other.
     *
     * @return whether it has ended; else send an unlock, and end again
     */
    synchronized boolean end(Datastore lock) {
        Users now = using(lock);
        boolean isLast = now.threads.size() == 1;
        if (isLast && now.isUnanswered && !now.isKept) {
            now.isUnanswered = false;
            return false;
        }
        now.threads.remove(now.threads.lastIndexOf(Thread.currentThread()));
        if (isLast) {
            users.remove(lock);
        }
        return true;
    }

    private Users using(Datastore lock) {
        Users now = users.get(lock);
        if (now == null) {
            throw new IllegalStateException("nobody uses the lock of " + lock);
        }
        return now;
    }
}
