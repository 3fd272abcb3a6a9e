// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call that a thread of its own makes. Whatever asks for its end waits a minute at most. */
public final class Calling {

    private static final int BOUND_S = 60;

    private final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interruptedAtItsEnd;

    private Calling(Callable<@Nullable Object> call) {
        thread = new Thread(() -> make(call), "a-caller");
        thread.setDaemon(true);
    }

    /** Starts it. */
    public static Calling start(Callable<@Nullable Object> call) {
        Calling calling = new Calling(call);
        calling.thread.start();
        return calling;
    }

    private void make(Callable<@Nullable Object> call) {
        try {
            Object result = call.call();
            interruptedAtItsEnd = Thread.currentThread().isInterrupted();
            outcome.complete(result);
        } catch (Exception | Error e) {
            interruptedAtItsEnd = Thread.currentThread().isInterrupted();
            outcome.completeExceptionally(e);
        }
    }

    /** Interrupts its thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Whether the thread could still see the interrupt when the call was over. */
    public boolean wasInterruptedAtItsEnd() {
        return interruptedAtItsEnd;
    }

    /** What the call gave; fails if it failed, or if it does not end. */
    public @Nullable Object result() throws InterruptedException, ExecutionException, TimeoutException {
        return outcome.get(BOUND_S, TimeUnit.SECONDS);
    }

    /** What the call threw; fails if it gave something, or if it does not end. */
    public Throwable failure() throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("it did not fail but gave " + outcome.get(BOUND_S, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
