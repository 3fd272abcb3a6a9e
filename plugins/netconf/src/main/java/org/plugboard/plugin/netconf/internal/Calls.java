// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private final Map<String, Call> waiting = new LinkedHashMap<>();
    private final Set<String> abandoned = new LinkedHashSet<>();
    private long lastId;

    /**
     * Whether no reply can come any more; changed under the lock, read without it. A late reply changes it when the call ends
     * that has read it.
     */
    private volatile boolean idle = true;

    private boolean reading;

    /** Reads while no caller does, if somebody listens to what comes by itself. */
    private @Nullable Call watch;

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

    /** @throws ConnectionException if the session has failed */
    Call begin(String operation) {
        lock.lock();
        try {
            refuseIfFailed();
            lastId++;
            Call call = new Call(Long.toString(lastId), operation, lock.newCondition());
            waiting.put(call.id(), call);
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
    Call beginWatch() {
        lock.lock();
        try {
            refuseIfFailed();
            Call begun = new Call("", "notifications", lock.newCondition());
            watch = begun;
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** It reads no more than what it is reading now. */
    void endWatch(Call ended) {
        lock.lock();
        try {
            if (watch == ended) {
                watch = null;
            }
            ended.complete(call -> {
                throw new IllegalStateException("nobody was asked");
            });
        } finally {
            lock.unlock();
        }
    }

    /** From now on there may be a reply. */
    void sending(Call call) {
        lock.lock();
        try {
            call.sent();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the call is done or nobody reads.
     *
     * @return whether the caller has to read now, and to call {@link #stopReading} after that; else the call is done or the
     *     deadline is over
     */
    boolean awaitReading(Call call, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            call.waiting(true);
            while (!call.isDone() && reading && !deadline.isOver()) {
                call.changed().awaitNanos(deadline.remainingNs());
            }
            boolean reads = !call.isDone() && !deadline.isOver();
            reading |= reads;
            return reads;
        } finally {
            call.waiting(false);
            lock.unlock();
        }
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
            waiting.remove(call.id());
            if (call.isOwed()) {
                abandoned.add(call.id());
                dropEldest(abandoned);
            }
            idle = waiting.isEmpty() && abandoned.isEmpty();
            // It may have been woken to read.
            wakeNext();
        } finally {
            lock.unlock();
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
        if (!reading) {
            Stream.concat(waiting.values().stream(), Stream.ofNullable(watch))
                    .filter(Call::canRead)
                    .findFirst()
                    .ifPresent(call -> call.changed().signal());
        }
    }

    /** Ends the call with this id; where a reply has none, the only one that it can be. */
    Delivery deliver(Optional<String> id, Call.Outcome outcome) {
        lock.lock();
        try {
            Optional<Call> call = id.isPresent() ? Optional.ofNullable(waiting.get(id.get())) : only();
            if (call.isPresent() && !call.get().isDone()) {
                call.get().complete(outcome);
                return Delivery.DELIVERED;
            }
            if (id.isEmpty()) {
                return Delivery.UNCLEAR;
            }
            return abandoned.remove(id.get()) ? Delivery.LATE : Delivery.UNKNOWN;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Call> only() {
        List<Call> open = waiting.values().stream().filter(Call::isOwed).toList();
        return open.size() == 1 && abandoned.isEmpty() ? Optional.of(open.get(0)) : Optional.empty();
    }

    /** Ends all calls, and all later ones, with this exception. Only the first time counts. */
    void fail(Supplier<ConnectionException> failure) {
        lock.lock();
        try {
            if (fault == null) {
                fault = failure;
                Stream.concat(waiting.values().stream(), Stream.ofNullable(watch))
                        .filter(call -> !call.isDone())
                        .forEach(call -> call.complete(ignored -> {
                            throw failure.get();
                        }));
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
                    + (int) waiting.values().stream().filter(Call::isOwed).count();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests wait. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
