// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.spi.Deadline;

/**
 * The requests that wait for their replies, and which of their threads reads for all of them: so a session needs no thread
 * of its own. Whoever leaves hands the reading over to another one that waits. Thread-safe.
 */
final class Calls {

    /** So many requests whose callers have gone are remembered, to know their replies when they come late. */
    private static final int MAX_ABANDONED = 1000;

    /** What became of a reply. */
    enum Delivery {
        DELIVERED,
        /** Its caller has gone. */
        LATE,
        /** Nobody asked for it. */
        UNKNOWN,
        /** It does not say whose it is, and it could be several ones'. */
        UNCLEAR
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Call> open = new LinkedHashMap<>();
    private final Set<String> abandoned = new LinkedHashSet<>();
    private long lastId;

    /** Who waits just now, in the order in which they came. */
    private final Set<Waiter> waiting = new LinkedHashSet<>();

    /** Threads that read the reply to a request while it comes. */
    private final Set<Thread> consuming = new HashSet<>();

    /** Whose reply has begun, so that only its own thread may read. */
    private @Nullable Call streaming;

    /** Who waits until no reply is still to come. */
    private final Set<Waiter> untilNoneIsOwed = new HashSet<>();

    /** Whether no reply can come any more; changed under the lock, read without it. */
    private volatile boolean idle = true;

    private boolean reading;

    /** Reads while no caller does, if somebody listens to what comes by itself. */
    private @Nullable Waiter watch;

    private @Nullable Supplier<ConnectionException> fault;

    /** @throws ConnectionException if the session has failed */
    void refuseIfFailed() {
        lock.lock();
        try {
            if (fault != null) {
                throw fault.get();
            }
        } finally {
            lock.unlock();
        }
    }

    /** For a thread that is about to wait. */
    Waiter waiter() {
        return new Waiter(lock.newCondition());
    }

    /** @throws ConnectionException if the session has failed */
    Call begin(Wanted wanted, Waiter waiter) {
        lock.lock();
        try {
            refuseIfFailed();
            lastId++;
            Call call = new Call(Long.toString(lastId), wanted, waiter);
            open.put(call.id(), call);
            idle = false;
            return call;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has somebody read also while no caller waits, until {@link #endWatch}.
     *
     * @throws ConnectionException if the session has failed
     */
    Waiter beginWatch() {
        lock.lock();
        try {
            refuseIfFailed();
            Waiter begun = waiter();
            watch = begun;
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to wait until no reply is still to come, also for callers that have gone, until {@link #endWait}.
     *
     * @throws ConnectionException if the session has failed
     */
    Waiter beginWait() {
        lock.lock();
        try {
            refuseIfFailed();
            Waiter begun = waiter();
            untilNoneIsOwed.add(begun);
            settle();
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Its thread goes on. */
    void endWait(Waiter ended) {
        lock.lock();
        try {
            untilNoneIsOwed.remove(ended);
        } finally {
            lock.unlock();
        }
    }

    /** It reads no more than what it is reading now. */
    void endWatch(Waiter ended) {
        lock.lock();
        try {
            if (watch == ended) {
                watch = null;
            }
            ended.leave();
        } finally {
            lock.unlock();
        }
    }

    /** From now on there may be replies. */
    void sending(Collection<Call> calls) {
        lock.lock();
        try {
            calls.forEach(Call::sent);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something is there for this thread or nobody reads.
     *
     * @return whether it has to read now, and to call {@link #stopReading} after that; else something is there or the deadline is over
     */
    boolean awaitReading(Waiter waiter, Deadline deadline) throws InterruptedException {
        lock.lock();
        boolean reads = false;
        try {
            waiting.add(waiter);
            while (!waiter.isReady() && isReadByOthers(waiter) && !deadline.isOver()) {
                waiter.changed().awaitNanos(deadline.remainingNs());
            }
            reads = !waiter.isReady() && !isReadByOthers(waiter) && !deadline.isOver();
            reading |= reads;
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
        return reading || (streaming != null && streaming.waiter() != waiter);
    }

    /** Hands the reading over. */
    void stopReading() {
        lock.lock();
        try {
            reading = false;
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** The caller goes; the reply may still come. */
    void end(Call call) {
        lock.lock();
        try {
            open.remove(call.id());
            if (call.isOwed()) {
                abandoned.add(call.id());
                dropEldest(abandoned);
            }
            if (streaming == call) {
                streaming = null;
                wakeNext();
            }
            settle();
        } finally {
            lock.unlock();
        }
    }

    /** Behind whatever ended. Who waits for the last reply may not be the one that reads it. */
    private void settle() {
        idle = open.isEmpty() && abandoned.isEmpty();
        // Replies come often and somebody waits for the last one seldom, for whom all requests are looked at.
        if (!untilNoneIsOwed.isEmpty() && owed() == 0) {
            untilNoneIsOwed.forEach(Waiter::leave);
        }
    }

    private static void dropEldest(Collection<String> ids) {
        if (ids.size() > MAX_ABANDONED) {
            Iterator<String> eldest = ids.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private void wakeNext() {
        if (reading) {
            return;
        }
        if (streaming != null) {
            streaming.waiter().changed().signal();
        } else {
            waiting.stream().filter(waiter -> !waiter.isReady()).findFirst().ifPresent(waiter -> waiter.changed()
                    .signal());
        }
    }

    /** Who reads a reply while it comes must not wait for another one: nobody would read that. */
    boolean isConsuming() {
        lock.lock();
        try {
            return consuming.contains(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    void consuming(boolean consumes) {
        lock.lock();
        try {
            if (consumes) {
                consuming.add(Thread.currentThread());
            } else {
                consuming.remove(Thread.currentThread());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The call that waits for the reply with this id; where a reply has none, the only one that it can be. */
    Optional<Call> find(Optional<String> id) {
        lock.lock();
        try {
            return id.isPresent() ? Optional.ofNullable(open.get(id.get())) : only();
        } finally {
            lock.unlock();
        }
    }

    /** From now on only this call's own thread may read, until it ends. False if it has ended already. */
    boolean stream(Call call) {
        lock.lock();
        try {
            if (!open.containsKey(call.id()) || call.isDone()) {
                return false;
            }
            streaming = call;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a reply has begun that this thread has to read. */
    boolean isStreaming(Waiter waiter) {
        lock.lock();
        try {
            return streaming != null && streaming.waiter() == waiter;
        } finally {
            lock.unlock();
        }
    }

    /** All requests of this thread that are done and were not taken yet, in the order in which they were. */
    Deque<Call> takeDone(Waiter waiter) {
        lock.lock();
        try {
            return waiter.takeDone();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the call that {@link #find} finds. */
    Delivery deliver(Optional<String> id, Call.Outcome outcome) {
        lock.lock();
        try {
            Optional<Call> call = find(id);
            if (call.isPresent() && !call.get().isDone()) {
                call.get().complete(outcome);
                settle();
                return Delivery.DELIVERED;
            }
            if (id.isEmpty()) {
                return Delivery.UNCLEAR;
            }
            boolean isLate = abandoned.remove(id.get());
            settle();
            return isLate ? Delivery.LATE : Delivery.UNKNOWN;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Call> only() {
        List<Call> owed = open.values().stream().filter(Call::isOwed).toList();
        return owed.size() == 1 && abandoned.isEmpty() ? Optional.of(owed.get(0)) : Optional.empty();
    }

    /** Ends all calls, and all later ones, with this exception. Only the first time counts. */
    void fail(Supplier<ConnectionException> failure) {
        lock.lock();
        try {
            if (fault == null) {
                fault = failure;
                open.values().stream()
                        .filter(call -> !call.isDone())
                        .forEach(call -> call.complete(ignored -> {
                            throw failure.get();
                        }));
                untilNoneIsOwed.forEach(Waiter::leave);
                if (watch != null) {
                    watch.leave();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody waits for a reply and none is still to come for somebody who has gone. Does not block. */
    boolean isIdle() {
        return idle;
    }

    /** How many replies are still to come. */
    int owed() {
        lock.lock();
        try {
            return abandoned.size()
                    + (int) open.values().stream().filter(Call::isOwed).count();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests wait. */
    int size() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }
}
