// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a worker does again and again, with a pause before each time, until that is ended. */
final class Recurring {

    private final String role;
    private final Supplier<Duration> pause;
    private final Runnable action;
    private final Workers workers;
    private volatile boolean ended;
    private volatile @Nullable Future<?> next;

    /**
     * Has not begun.
     *
     * @param role what the worker is called meanwhile
     * @param pause asked before each time
     */
    Recurring(String role, Supplier<Duration> pause, Runnable action, Workers workers) {
        this.role = role;
        this.pause = pause;
        this.action = action;
        this.workers = workers;
    }

    /** Begins, with a pause. */
    void begin() {
        next = workers.remind(pause.get(), role, this::run);
        if (ended) {
            end();
        }
    }

    private void run() {
        try {
            action.run();
        } finally {
            if (!ended) {
                begin();
            }
        }
    }

    /** Does it no more; what is being done ends by itself. */
    void end() {
        ended = true;
        Future<?> planned = next;
        if (planned != null) {
            planned.cancel(false);
        }
    }
}
