// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the work of one session piece by piece in its order, on threads that all sessions share. Thread-safe. */
final class Serial implements Executor {

    private final Executor threads;
    private final Consumer<RuntimeException> failed;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private boolean running;

    /**
     * Works on these threads.
     *
     * @param failed is told what a piece of work throws
     */
    Serial(Executor threads, Consumer<RuntimeException> failed) {
        this.threads = threads;
        this.failed = failed;
    }

    @Override
    public void execute(Runnable piece) {
        synchronized (work) {
            work.add(piece);
            if (running) {
                return;
            }
            running = true;
        }
        submit();
    }

    private void submit() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            // The simulator has left: its sessions are cut, and nobody waits for their work.
            synchronized (work) {
                work.clear();
            }
        }
    }

    /** One piece a turn, so that no session keeps the threads from the others. */
    private void run() {
        Runnable piece = next();
        try {
            if (piece != null) {
                piece.run();
            }
        } catch (RuntimeException e) {
            failed.accept(e);
        } finally {
            if (goesOn()) {
                submit();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (work) {
            return work.poll();
        }
    }

    private boolean goesOn() {
        synchronized (work) {
            running = !work.isEmpty();
            return running;
        }
    }
}
