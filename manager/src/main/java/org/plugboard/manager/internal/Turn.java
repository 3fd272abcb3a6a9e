// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to call the session: one thread at a time, first come first served, re-entrant for its owner (semantics 41,
 * 42). Who waits can be interrupted, has a limit, and is sent away when the session closes, even if the owner is stuck.
 *
 * <p>It is not a lock in the sense of {@code docs/concurrency.md}: it is owned during plugin calls, and nothing of the
 * manager ever waits for it but service calls.
 */
final class Turn {

    /** How a wait for the turn ended. */
    enum Wait {
        MINE,
        TIMED_OUT,
        CLOSED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Condition> waiting = new ArrayDeque<>();
    private @Nullable Thread owner;
    private int depth;
    private boolean closed;

    /** Waits for the turn, at most so long; {@link Duration#ZERO} is without limit. */
    Wait take(Duration limit) throws InterruptedException {
        long remainingNs = limit.isZero() ? Long.MAX_VALUE : limit.toNanos();
        lock.lockInterruptibly();
        try {
            if (owner == Thread.currentThread()) {
                depth++;
                return Wait.MINE;
            }
            if (closed) {
                return Wait.CLOSED;
            }
            if (owner != null || !waiting.isEmpty()) {
                Condition place = lock.newCondition();
                waiting.addLast(place);
                try {
                    while (!closed && (owner != null || waiting.peekFirst() != place)) {
                        if (remainingNs <= 0) {
                            return Wait.TIMED_OUT;
                        }
                        remainingNs = place.awaitNanos(remainingNs);
                    }
                } finally {
                    waiting.remove(place);
                    // Whoever leaves the queue without the turn may have been the one that was woken for it.
                    wakeNext();
                }
                if (closed) {
                    return Wait.CLOSED;
                }
            }
            owner = Thread.currentThread();
            depth = 1;
            return Wait.MINE;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn back, once for each time that it was taken. */
    void release() {
        lock.lock();
        try {
            if (--depth == 0) {
                owner = null;
                wakeNext();
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
            waiting.forEach(Condition::signal);
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

    private void wakeNext() {
        Condition next = waiting.peekFirst();
        if (next != null) {
            next.signal();
        }
    }

    /** The limit in the words of a message. */
    static String inWords(Duration limit) {
        return TimeUnit.NANOSECONDS.toMillis(limit.toNanos()) + " ms";
    }
}
