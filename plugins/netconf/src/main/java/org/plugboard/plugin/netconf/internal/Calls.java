// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;

/**
 * The requests that wait for their replies, and those whose callers have gone before these came. Who reads for them is the matter of
 * {@link ReadingTurn}, under the same lock. Thread-safe.
 */
final class Calls {

    /** What became of a reply. */
    enum Delivery {
        DELIVERED,
        /** Its caller has gone. */
        LATE,
        /** Nobody asked for it. */
        UNKNOWN
    }

    /**
     * A message that belongs to no request.
     *
     * @param behind how many requests had been begun when it came
     */
    private record Stray(String what, long behind) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Call> open = new LinkedHashMap<>();
    private final Abandoned abandoned = new Abandoned();
    private final ReadingTurn turn = new ReadingTurn(lock);
    private long lastId;

    /** Who waits until no reply is still to come. */
    private final Set<Waiter> untilNoneIsOwed = new HashSet<>();

    /** Whether no reply can come any more; changed under the lock, read without it. */
    private volatile boolean idle = true;

    /** Read while no caller does: for whoever listens to what comes by itself, and for whoever writes. */
    private final Set<Waiter> watches = new HashSet<>();

    /** The last one. */
    private @Nullable Stray stray;

    private @Nullable Ending fault;

    /** @throws ConnectionException if the session has failed */
    void refuseIfFailed() {
        ending().ifPresent(ending -> {
            throw ending.told();
        });
    }

    /** Why the session has ended, if it has. */
    Optional<Ending> ending() {
        lock.lock();
        try {
            return Optional.ofNullable(fault);
        } finally {
            lock.unlock();
        }
    }

    /** Whose it is to read what comes. */
    ReadingTurn turn() {
        return turn;
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
            watches.add(begun);
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
            watches.remove(ended);
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

    /** The caller goes; the reply may still come. */
    void end(Call call) {
        lock.lock();
        try {
            open.remove(call.id());
            if (call.isOwed()) {
                abandoned.add(call.id());
            }
            turn.ended(call);
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

    /**
     * Which request a reply answers that begins now: one that was sent and has none yet, also if its caller has gone.
     *
     * @param messageId of the reply; where it has none, the only request that it can be is meant
     * @return empty if it is no request's, or nobody can tell which one's
     */
    Optional<String> answered(Optional<String> messageId) {
        lock.lock();
        try {
            return messageId.isPresent()
                    ? messageId.filter(id -> owed(id).isPresent() || abandoned.contains(id))
                    : only();
        } finally {
            lock.unlock();
        }
    }

    /** The call that waits for the reply to this request, unless it has gone. */
    Optional<Call> waiting(String id) {
        lock.lock();
        try {
            return owed(id);
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
            turn.give(call);
            return true;
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

    /** Ends the call that waits for the reply to this request. */
    Delivery deliver(String id, Call.Outcome outcome) {
        lock.lock();
        try {
            Optional<Call> call = owed(id);
            call.ifPresent(waiting -> waiting.complete(outcome));
            boolean isLate = call.isEmpty() && abandoned.remove(id);
            settle();
            return call.isPresent() ? Delivery.DELIVERED : isLate ? Delivery.LATE : Delivery.UNKNOWN;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Call> owed(String id) {
        return Optional.ofNullable(open.get(id)).filter(Call::isOwed);
    }

    private Optional<String> only() {
        List<Call> owed = open.values().stream().filter(Call::isOwed).toList();
        return owed.size() == 1 && abandoned.isEmpty() ? Optional.of(owed.get(0).id()) : Optional.empty();
    }

    /** Ends all calls, and all later ones, with this. Only the first time counts. */
    void fail(Ending failure) {
        lock.lock();
        try {
            if (fault == null) {
                fault = failure;
                open.values().stream().filter(call -> !call.isDone()).forEach(call -> call.lose(failure));
                untilNoneIsOwed.forEach(Waiter::leave);
                watches.forEach(Waiter::leave);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells those of these calls that the end of the session has reached of the write that failed. */
    void tear(Collection<Call> calls, Torn torn) {
        lock.lock();
        try {
            calls.forEach(call -> call.tear(torn));
        } finally {
            lock.unlock();
        }
    }

    /** A message came that belongs to no request. */
    void strayed(String what) {
        lock.lock();
        try {
            stray = new Stray(what, lastId);
        } finally {
            lock.unlock();
        }
    }

    /** The last message that belongs to no request, if it came while this one was under way. */
    Optional<String> strayBehind(Call call) {
        lock.lock();
        try {
            return Optional.ofNullable(stray)
                    .filter(last -> last.behind() >= Long.parseLong(call.id()))
                    .map(Stray::what);
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
