// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the session, first come first served, and re-entrant (semantics 41, 42): calls that share it, one at a time of
 * those that need the turn beside them, or a lease alone. Who waits can be interrupted, has a limit, and is sent away when the session closes, even
 * if those who are inside are stuck.
 *
 * <p>It is not a lock in the sense of {@code docs/concurrency.md}: it is owned during plugin calls, and nothing of the
 * manager ever waits for it but callers.
 */
final class Turn {

    /** How a wait for the turn ended. */
    enum Wait {
        MINE,
        TIMED_OUT,
        CLOSED
    }

    /** A place in the queue. Whoever makes room gives it over, so that nobody can step in between. */
    private static final class Place {
        private final Access access;
        private final Thread thread = Thread.currentThread();
        private final Condition given;
        private boolean mine;

        private Place(Access access, Condition given) {
            this.access = access;
            this.given = given;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Place> waiting = new ArrayDeque<>();

    /** The threads inside shared calls, with the number of their calls within each other. */
    private final Map<Thread, Integer> sharing = new HashMap<>();

    private @Nullable Thread owner;
    private int depth;

    /** How many of the owner's entries are leases. */
    private int alone;

    private boolean closed;

    /**
     * Waits to be let in.
     *
     * @param limitNs nanoseconds; 0 does not wait, {@link Long#MAX_VALUE} is without limit
     */
    Wait take(Access access, long limitNs) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Thread me = Thread.currentThread();
            if (entersAgain(access, me)) {
                enter(access, me);
                return Wait.MINE;
            }
            if (closed) {
                return Wait.CLOSED;
            }
            if (mayEnter(access, me) && nobodyIsAhead(access)) {
                enter(access, me);
                return Wait.MINE;
            }
            return await(new Place(access, lock.newCondition()), limitNs);
        } finally {
            lock.unlock();
        }
    }

    private Wait await(Place place, long limitNs) throws InterruptedException {
        long remainingNs = limitNs;
        // A lease that waits for this thread's own call to end must not be waited for by it.
        if (sharing.containsKey(place.thread)) {
            waiting.addFirst(place);
        } else {
            waiting.addLast(place);
        }
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
                letIn();
            }
        }
    }

    private boolean entersAgain(Access access, Thread me) {
        boolean goesAlone = access == Access.ALONE && alone == 0;
        return (owner == me && !goesAlone) || (access == Access.SHARED && sharing.containsKey(me));
    }

    private boolean mayEnter(Access access, Thread who) {
        return switch (access) {
            case SHARED -> alone == 0;
            case TURN -> owner == null;
            case ALONE -> (owner == null || owner == who) && sharing.size() == (sharing.containsKey(who) ? 1 : 0);
        };
    }

    /** A call that shares waits behind leases only. */
    private boolean nobodyIsAhead(Access access) {
        // First, since most calls find it so: a stream costs more than the rest of a turn.
        return waiting.isEmpty()
                || waiting.stream()
                        .map(place -> place.access)
                        .noneMatch(ahead -> ahead == Access.ALONE || (ahead == Access.TURN && access != Access.SHARED));
    }

    private void enter(Access access, Thread who) {
        if (access == Access.SHARED && owner != who) {
            sharing.merge(who, 1, Integer::sum);
            return;
        }
        owner = who;
        depth++;
        if (access == Access.ALONE) {
            alone++;
        }
    }

    /** Lets in who can be, in the order in which they came. */
    private void letIn() {
        boolean turnIsWanted = false;
        for (Iterator<Place> places = waiting.iterator(); places.hasNext(); ) {
            Place next = places.next();
            boolean isNext = next.access == Access.SHARED || !turnIsWanted;
            if (isNext && mayEnter(next.access, next.thread)) {
                places.remove();
                enter(next.access, next.thread);
                next.mine = true;
                next.given.signal();
            } else if (next.access == Access.ALONE) {
                return;
            } else {
                turnIsWanted |= next.access == Access.TURN;
            }
        }
    }

    /** Leaves, once for each time that {@code who} was let in for this. */
    void release(Access access, Thread who) {
        lock.lock();
        try {
            if (access == Access.SHARED && owner != who) {
                sharing.computeIfPresent(who, (thread, calls) -> calls == 1 ? null : calls - 1);
            } else {
                if (access == Access.ALONE) {
                    alone--;
                }
                if (--depth == 0) {
                    owner = null;
                }
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

    /** How many wait, for messages. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
