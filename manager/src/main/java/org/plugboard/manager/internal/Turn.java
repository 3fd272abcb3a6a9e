// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the session, first come first served, and re-entrant (semantics 41, 42): calls that share it, one at a time of
 * those that need the turn beside them, or a lease alone. Who waits can be interrupted, has a limit, and is sent away when the
 * session closes, even if those who are inside are stuck.
 *
 * <p>A lease that waits lets nobody in behind it, so that it comes to its turn; only threads that are inside already may ask
 * for more, since it waits for them. Two threads that are inside and would wait for each other are told so: the second is
 * refused.
 *
 * <p>It is not a lock in the sense of {@code docs/concurrency.md}: it is owned during plugin calls, and nothing of the
 * manager ever waits for it but callers. Covered by {@code TurnTest} and {@code TurnRaceTest}.
 */
final class Turn {

    /** How a wait for the turn ended. */
    enum Wait {
        MINE,
        TIMED_OUT,
        CLOSED,
        /** It would have had no end: somebody who is inside waits for this thread to leave. */
        NEVER
    }

    /** A place in the queue. Whoever makes room gives it over, so that nobody can step in between. */
    private static final class Place {
        private final Access access;
        private final Thread thread;
        private final Condition given;
        private boolean mine;

        private Place(Access access, Thread thread, Condition given) {
            this.access = access;
            this.thread = thread;
            this.given = given;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Place> waiting = new ArrayDeque<>();

    /** The threads inside shared calls, with the number of their calls within each other. By identity: no code of theirs runs. */
    private final IdentityHashMap<Thread, Integer> sharing = new IdentityHashMap<>();

    /** Who has turns or leases; how many of each, counted apart since a lease may end before the call that it was taken in. */
    private @Nullable Thread owner;

    private int turns;
    private int leases;
    private boolean closed;

    /**
     * Waits to be let in.
     *
     * @param limitNs nanoseconds; 0 does not wait, {@link Long#MAX_VALUE} is without limit
     */
    Wait take(Access access, long limitNs) throws InterruptedException {
        Thread me = Thread.currentThread();
        lock.lockInterruptibly();
        try {
            if (closed) {
                return Wait.CLOSED;
            }
            if (mayEnter(access, me) && (isInside(me) || !leaseWaits())) {
                enter(access, me);
                return Wait.MINE;
            }
            if (limitNs <= 0) {
                return Wait.TIMED_OUT;
            }
            if (isInside(me) && waiting.stream().anyMatch(other -> waitForEachOther(access, me, other))) {
                return Wait.NEVER;
            }
            return await(new Place(access, me, lock.newCondition()), limitNs);
        } finally {
            lock.unlock();
        }
    }

    private Wait await(Place place, long limitNs) throws InterruptedException {
        long remainingNs = limitNs;
        waiting.addLast(place);
        try {
            while (!place.mine && !closed) {
                if (remainingNs <= 0) {
                    return Wait.TIMED_OUT;
                }
                remainingNs = place.given.awaitNanos(remainingNs);
            }
            return place.mine ? Wait.MINE : Wait.CLOSED;
        } catch (InterruptedException e) {
            if (!place.mine) {
                throw e;
            }
            // It was given over in the same moment: the call goes on, and finds the interrupt itself.
            place.thread.interrupt();
            return Wait.MINE;
        } finally {
            if (!place.mine) {
                waiting.remove(place);
                // Others may have waited behind this place only.
                letIn();
            }
        }
    }

    private boolean isInside(Thread who) {
        return owner == who || sharing.containsKey(who);
    }

    private boolean leaseWaits() {
        for (Place place : waiting) {
            if (place.access == Access.ALONE) {
                return true;
            }
        }
        return false;
    }

    private boolean mayEnter(Access access, Thread who) {
        return switch (access) {
            case SHARED -> leases == 0 || owner == who;
            case TURN -> owner == null || owner == who;
            case ALONE -> (owner == null || owner == who) && sharing.size() == (sharing.containsKey(who) ? 1 : 0);
        };
    }

    /** Of two who are inside: a lease needs the other one to leave, and so does a turn that the other one has. */
    private boolean waitForEachOther(Access access, Thread me, Place other) {
        if (!isInside(other.thread)) {
            return false;
        }
        return access == Access.ALONE
                ? other.access == Access.ALONE || owner == me
                : other.access == Access.ALONE && owner == other.thread;
    }

    private void enter(Access access, Thread who) {
        switch (access) {
            case SHARED -> sharing.merge(who, 1, Integer::sum);
            case TURN -> {
                owner = who;
                turns++;
            }
            case ALONE -> {
                owner = who;
                leases++;
            }
        }
    }

    /** Lets in who can be, in the order in which they came. */
    private void letIn() {
        if (closed) {
            return;
        }
        boolean leaseIsAhead = false;
        for (Iterator<Place> places = waiting.iterator(); places.hasNext(); ) {
            Place next = places.next();
            if (mayEnter(next.access, next.thread) && (!leaseIsAhead || isInside(next.thread))) {
                places.remove();
                enter(next.access, next.thread);
                next.mine = true;
                next.given.signal();
            } else {
                leaseIsAhead |= next.access == Access.ALONE;
            }
        }
    }

    /** Leaves, once for each time that {@code who} was let in for this, in any order. */
    void release(Access access, Thread who) {
        lock.lock();
        try {
            switch (access) {
                case SHARED -> sharing.computeIfPresent(who, (thread, calls) -> calls == 1 ? null : calls - 1);
                case TURN -> turns--;
                case ALONE -> leases--;
            }
            if (turns == 0 && leases == 0) {
                owner = null;
            }
            if (!waiting.isEmpty()) {
                letIn();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends everybody who waits away, now and later. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(place -> place.given.signal());
        } finally {
            lock.unlock();
        }
    }

    /** Who is inside and how many wait, for messages. */
    String situation() {
        lock.lock();
        try {
            Thread has = owner;
            String inside = has != null
                    ? "thread " + has.getName() + " has it" + (leases > 0 ? " by a lease" : "")
                    : "calls that share it: " + sharing.size();
            return inside + ", waiting: " + waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
