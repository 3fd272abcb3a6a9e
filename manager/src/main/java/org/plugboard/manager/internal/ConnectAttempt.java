// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;

/** One attempt to connect: one thread makes it, the others that want the same connection wait for its outcome. */
final class ConnectAttempt {

    private final String name;
    private final Opening opening;
    private final boolean isOnUse;
    private volatile Ending ending = Ending.DISCONNECTED.whileConnecting();
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

    /**
     * Of this opening.
     *
     * @param isOnUse whether a call makes it, and not the user
     */
    ConnectAttempt(String name, Opening opening, boolean isOnUse) {
        this.name = name;
        this.opening = opening;
        this.isOnUse = isOnUse;
    }

    boolean isOnUse() {
        return isOnUse;
    }

    Opening opening() {
        return opening;
    }

    /** Opens it in this thread. */
    void open() {
        opening.open();
    }

    /** Somebody has taken its opening from it, for this reason, and is about to close that. */
    void take(Ending why) {
        ending = why;
    }

    /** Why its opening was taken from it, if it was. */
    Ending ending() {
        return ending;
    }

    void succeed() {
        outcome.complete(true);
    }

    void fail(Throwable reason) {
        outcome.completeExceptionally(reason);
    }

    /**
     * Waits for the outcome and shares it; but that the one who makes it was interrupted is his own affair.
     *
     * @return false if he was, so that somebody else has to try
     */
    boolean await() {
        try {
            do {
                long limitNs = Math.max(0, opening.deadline().remainingNs());
                if (isOverWithin(limitNs)) {
                    return true;
                }
                // What comes before connecting has a time of its own, so that the deadline may have been put off.
            } while (opening.deadline().remainingNs() > 0);
            throw new TimedOutException(
                    name + ": not connected after " + opening.deadline() + " by the caller who began");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallInterruptedException) {
                return false;
            }
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new ConnectionException(name + ": somebody else could not connect it", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(name + ": interrupted while somebody else connects it", "", e);
        }
    }

    private boolean isOverWithin(long limitNs) throws ExecutionException, InterruptedException {
        try {
            return outcome.get(limitNs, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        }
    }
}
