// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a session that run now. One is cancelled by an interrupt of its thread; its own exception then says what
 * became of it, which the interrupt of a job of Gogo would drop. Thread-safe.
 */
final class Running {

    private final Set<Thread> threads = new HashSet<>();
    private boolean cancelled;

    /** Before a line of commands: what was cancelled is over. */
    synchronized void begin() {
        cancelled = false;
    }

    /** Interrupts what runs, and lets nothing more of this line begin; false if nothing runs. */
    synchronized boolean cancel() {
        cancelled = true;
        threads.forEach(Thread::interrupt);
        return !threads.isEmpty();
    }

    /** Runs a command in this thread, under a name that holds nothing of its words. */
    @Nullable
    Object run(String name, Supplier<@Nullable Object> command) {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        boolean outermost = enter(thread);
        thread.setName("plugboard shell: " + name);
        try {
            return command.get();
        } finally {
            thread.setName(before);
            if (outermost) {
                leave(thread);
            }
        }
    }

    private synchronized boolean enter(Thread thread) {
        if (cancelled) {
            throw new CancellationException();
        }
        return threads.add(thread);
    }

    private synchronized void leave(Thread thread) {
        threads.remove(thread);
        if (cancelled) {
            // Ours: Gogo would take it for one of its own and close the streams.
            Thread.interrupted();
        }
    }
}
