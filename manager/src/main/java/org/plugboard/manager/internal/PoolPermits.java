// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.LimitReachedException;

/**
 * The permits of a pool's workers: those that are free at once, and for the next one a single place among those that wait, so
 * that a pool which wants many does not keep others waiting for long. No thread waits at that place. Thread-safe, without a lock.
 */
final class PoolPermits {

    private final Supplier<Permit> permits;
    private final Runnable onGranted;
    private final AtomicReference<@Nullable Permit> next = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * None yet.
     *
     * @param permits makes one that nobody has asked for
     * @param onGranted is told that {@link #take} is worth a try; must not block
     */
    PoolPermits(Supplier<Permit> permits, Runnable onGranted) {
        this.permits = permits;
        this.onGranted = onGranted;
    }

    /**
     * Waits until there is one to {@link #take}, in the caller's thread.
     *
     * @return false if the pool was closed meanwhile
     * @throws LimitReachedException if there was none in time
     */
    boolean awaitOne(Duration limit) {
        Permit first = permits.get();
        return !place(first) || first.await(limit);
    }

    private boolean place(Permit permit) {
        if (!next.compareAndSet(null, permit)) {
            return false;
        }
        // Closing ends the one that is there by then.
        if (closed) {
            permit.end();
        }
        return true;
    }

    /** One that can be had at once; null if there is none. */
    @Nullable
    Permit take() {
        Permit waited = next.get();
        if (waited != null) {
            return waited.isHeld() && next.compareAndSet(waited, null) ? waited : null;
        }
        Permit free = permits.get();
        return !closed && free.take() ? free : null;
    }

    /**
     * Has the next one come when it is this pool's turn.
     *
     * @return what is in the way, for messages; empty if there is a place already, or nothing is any more
     */
    Optional<String> queue() {
        Permit permit = permits.get();
        if (closed || !place(permit)) {
            return Optional.empty();
        }
        permit.whenGranted(onGranted);
        return permit.isHeld() ? Optional.empty() : Optional.of(permit.obstacle());
    }

    /** Gives back one that was granted and that nobody has taken. */
    void giveBackUntaken() {
        Permit untaken = next.get();
        if (untaken != null && untaken.isHeld() && next.compareAndSet(untaken, null)) {
            untaken.end();
        }
    }

    /** Whether the next worker can only come when others make room, or by and by. */
    boolean isWaiting() {
        Permit waited = next.get();
        return waited != null && waited.standing() == Permit.Standing.WAITING;
    }

    /** What a caller hears who has waited for that in vain. */
    Optional<LimitReachedException> tooLate(Duration waited) {
        return Optional.ofNullable(next.get()).map(permit -> permit.tooLate(waited));
    }

    /** Wants no more, and gives back what nobody has taken. */
    void close() {
        closed = true;
        Permit last = next.getAndSet(null);
        if (last != null) {
            last.end();
        }
    }
}
