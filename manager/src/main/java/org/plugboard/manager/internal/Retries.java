// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.UnknownNameException;

/**
 * When a call may connect a connection again that was lost: not within a pause behind the last attempt, which is twice as long each time
 * until a call was answered, and not at all behind a refusal, since a device may lock an account for it. Of failures only texts are
 * kept. Thread-safe, without a lock.
 */
final class Retries {

    /**
     * What is known of the attempts so far.
     *
     * @param next the pause behind the next attempt, at most
     * @param untilNs when the pause behind the last one is over, in terms of {@link System#nanoTime()}
     * @param isRefused whether only the user may try again
     * @param reason why the last one came to nothing; empty if there was none that did
     */
    private record State(Duration next, long untilNs, boolean isRefused, String reason) {}

    private static final String DEAD_AT_ONCE = "it was connected, and dead before a call was answered";
    private static final State FRESH = new State(Pauses.FIRST, 0, false, "");

    private final String name;
    private final AtomicReference<State> state = new AtomicReference<>(FRESH);

    /** Of the connection of this name. */
    Retries(String name) {
        this.name = name;
    }

    /** The user himself says that it is worth a try. */
    void lift() {
        state.set(FRESH);
    }

    /** A call was answered, be it by an error; the session has outlived it. */
    void answered() {
        if (!state.get().reason().isEmpty()) {
            lift();
        }
    }

    /** A call has connected it; should it be dead before a call is answered, then that was no success. */
    void connected() {
        pause(DEAD_AT_ONCE);
    }

    /** What a call has connected was ended from this side: that it was not called until then says nothing of the device. */
    void excuse() {
        state.updateAndGet(now -> now.reason().equals(DEAD_AT_ONCE) ? FRESH : now);
    }

    /** It could not be connected. */
    void failed(Throwable failure) {
        String reason = Said.without(name, failure.getMessage());
        if (Refusals.isOne(failure)) {
            state.updateAndGet(now -> new State(now.next(), 0, true, reason));
        } else if (!saysNothingOfTheDevice(failure)) {
            pause(reason);
        }
    }

    /** One is the affair of its thread; the others come before the device is asked, by who waits for a plugin or for his turn. */
    private static boolean saysNothingOfTheDevice(Throwable failure) {
        return failure instanceof CallInterruptedException
                || failure instanceof UnknownNameException
                || failure instanceof LimitReachedException;
    }

    private void pause(String reason) {
        state.updateAndGet(now -> {
            long untilNs = System.nanoTime() + Pauses.scattered(now.next()).toNanos();
            return new State(Pauses.longer(now.next()), untilNs, false, reason);
        });
    }

    /**
     * Refuses a call that comes too early.
     *
     * @throws NotConnectedException which says why the last attempt came to nothing, and when the next one may be made
     */
    void refuseTooEarly() {
        State now = state.get();
        if (now.isRefused()) {
            throw new NotConnectedException(
                    "%s: not connected; to connect it again was refused: %s; no call tries that again before connect()"
                            .formatted(name, now.reason()));
        }
        long remainingNs = now.reason().isEmpty() ? 0 : now.untilNs() - System.nanoTime();
        if (remainingNs > 0) {
            throw new NotConnectedException(
                    "%s: not connected; the last attempt to connect it again: %s; a call tries again in %.1f s, connect() at once"
                            .formatted(name, now.reason(), remainingNs / 1e9));
        }
    }
}
