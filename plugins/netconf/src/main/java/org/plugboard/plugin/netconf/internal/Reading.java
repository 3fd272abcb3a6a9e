// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import org.plugboard.spi.Deadline;

/**
 * The waiting of the threads of a session, of which one reads for all. When a reply begins that its caller reads while it comes, the
 * reading goes to that caller's thread and stays there until the reply is whole or the caller goes. Thread-safe.
 */
final class Reading {

    private final ReadingTurn turn;
    private final Incoming incoming;

    Reading(ReadingTurn turn, Incoming incoming) {
        this.turn = turn;
        this.incoming = incoming;
    }

    /**
     * Waits until it is enough or the deadline is over; meanwhile either this thread reads, or another one that waits does.
     *
     * @param enough looked at whenever something came, and when the waiter is woken since something is there for it
     * @return whether a reply has begun that this thread has to read, and to call {@link #stop} behind that
     */
    boolean await(Waiter waiter, BooleanSupplier enough, Deadline deadline)
            throws InterruptedException, InterruptedIOException {
        while (!enough.getAsBoolean() && turn.await(waiter, deadline)) {
            if (read(waiter, enough, deadline)) {
                return true;
            }
        }
        return false;
    }

    private boolean read(Waiter waiter, BooleanSupplier enough, Deadline deadline) throws InterruptedIOException {
        boolean keeps = false;
        try {
            if (incoming.isStreaming() && !turn.isOf(waiter)) {
                // Whoever wanted it has gone, or the reading would not have come to this thread.
                incoming.passOver();
            }
            while (!incoming.isStreaming() && !enough.getAsBoolean() && !deadline.isOver()) {
                incoming.read(deadline);
            }
            keeps = incoming.isStreaming() && turn.isOf(waiter);
            return keeps;
        } finally {
            if (!keeps) {
                stop();
            }
        }
    }

    /** Hands the reading over. */
    void stop() {
        turn.release();
    }
}
