// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * Which of the threads that wait reads for all of them: so a session needs no thread of its own. Whoever leaves hands the turn over to
 * another one that waits. Thread-safe.
 */
final class ReadingTurn {

    /** That of {@link Calls}, by which a waiter's conditions are made. */
    private final ReentrantLock lock;

    /** Who waits just now, in the order in which they came. */
    private final Set<Waiter> waiting = new LinkedHashSet<>();

    /** Whose reply has begun, so that only its own thread may read. */
    private @Nullable Call streaming;

    private boolean taken;

    ReadingTurn(ReentrantLock lock) {
        this.lock = lock;
    }

    /**
     * Waits until something is there for this thread or nobody reads.
     *
     * @return whether it has to read now, and to call {@link #release} after that; else something is there or the deadline is over
     */
    boolean await(Waiter waiter, Deadline deadline) throws InterruptedException {
        lock.lock();
        boolean reads = false;
        try {
            waiting.add(waiter);
            while (!waiter.isReady() && isReadByOthers(waiter) && !deadline.isOver()) {
                waiter.changed().awaitNanos(deadline.remainingNs());
            }
            reads = !waiter.isReady() && !isReadByOthers(waiter) && !deadline.isOver();
            taken |= reads;
            return reads;
        } finally {
            waiting.remove(waiter);
            if (!reads) {
                // It may have been woken to read.
                wakeNext();
            }
            lock.unlock();
        }
    }

    private boolean isReadByOthers(Waiter waiter) {
        return taken || (streaming != null && streaming.waiter() != waiter);
    }

    /** Hands it over. */
    void release() {
        lock.lock();
        try {
            taken = false;
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    private void wakeNext() {
        if (taken) {
            return;
        }
        if (streaming != null) {
            streaming.waiter().changed().signal();
        } else {
            waiting.stream().filter(waiter -> !waiter.isReady()).findFirst().ifPresent(waiter -> waiter.changed()
                    .signal());
        }
    }

    /** Whether it belongs to this thread, whose reply has begun. */
    boolean isOf(Waiter waiter) {
        lock.lock();
        try {
            return streaming != null && streaming.waiter() == waiter;
        } finally {
            lock.unlock();
        }
    }

    /** From now on only this call's own thread may read, until it ends. The lock is held. */
    void give(Call call) {
        streaming = call;
    }

    /** Who has it because of this call hands it over. The lock is held. */
    void ended(Call call) {
        if (streaming == call) {
            streaming = null;
            wakeNext();
        }
    }
}
