// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.Deadline;

/**
 * When to try again what has failed: after a pause, which is twice as long each time. What the device refuses is tried again
 * rarely and then not at all, since it may lock an account for it. Thread-safe, without a lock.
 */
final class Backoff {

    /** So many refusals in a row are an answer. */
    private static final int REFUSALS = 3;

    /**
     * What is known of the attempts so far.
     *
     * @param next the pause behind the next failure, at most
     * @param refusals how many refusals there were in a row
     * @param pausing whether a pause is being made
     */
    private record State(Duration next, int refusals, boolean pausing) {}

    private static final State FRESH = new State(Pauses.FIRST, 0, false);

    private final AtomicReference<State> state = new AtomicReference<>(FRESH);
    private final AtomicReference<@Nullable Future<?>> alarm = new AtomicReference<>();
    private final Workers workers;
    private final Runnable again;

    /** Runs {@code again} on a worker when a pause is over. */
    Backoff(Workers workers, Runnable again) {
        this.workers = workers;
        this.again = again;
    }

    /** Whether nothing speaks against an attempt now. */
    boolean mayTry() {
        State now = state.get();
        return !now.pausing() && !isHopeless(now);
    }

    /** Whether it is not tried again by itself. */
    boolean isHopeless() {
        return isHopeless(state.get());
    }

    private static boolean isHopeless(State now) {
        return now.refusals() >= REFUSALS;
    }

    /** Whether the last attempts were refused, so that one more is enough for a try. */
    boolean isWary() {
        return state.get().refusals() > 0;
    }

    /**
     * An attempt has failed.
     *
     * @param hasOthers whether others are well with the same: then a refusal may be passing
     * @return the pause that is made; zero if one is being made already, or if it is not tried again
     */
    Duration failed(RuntimeException failure, boolean hasOthers) {
        boolean refused = isRefusal(failure);
        State before = state.getAndUpdate(now -> after(now, refused, hasOthers));
        State now = state.get();
        if (before.pausing() || isHopeless(now)) {
            return Duration.ZERO;
        }
        Duration pause = Pauses.scattered(refused ? Pauses.LONGEST : before.next());
        alarm.set(workers.at(Deadline.after(pause), this::endPause));
        return pause;
    }

    private static State after(State now, boolean refused, boolean hasOthers) {
        int refusals = !refused ? now.refusals() : hasOthers ? now.refusals() + 1 : REFUSALS;
        return new State(now.pausing() ? now.next() : Pauses.longer(now.next()), refusals, refusals < REFUSALS);
    }

    private static boolean isRefusal(RuntimeException failure) {
        return Refusals.isOne(failure) || failure instanceof UnknownNameException;
    }

    /** The pause is over. */
    void endPause() {
        state.updateAndGet(now -> new State(now.next(), now.refusals(), false));
        again.run();
    }

    /** An attempt went well, and what it made was of use. */
    void succeeded() {
        state.updateAndGet(now -> new State(Pauses.FIRST, 0, now.pausing()));
    }

    /** Somebody says that it is worth a try: ends pauses and hopelessness. Does not run what is to be run. */
    void lift() {
        cancel();
        state.set(FRESH);
    }

    /** Plans nothing any more. */
    void cancel() {
        Future<?> planned = alarm.getAndSet(null);
        if (planned != null) {
            planned.cancel(false);
        }
    }
}
