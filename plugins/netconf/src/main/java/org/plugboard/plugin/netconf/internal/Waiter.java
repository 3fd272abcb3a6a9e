// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;

/**
 * A thread that waits for replies to its requests, and may have to read for all meanwhile. What can change belongs to {@link Calls},
 * which changes it under its lock; the thread itself reads whether something is there for it.
 */
final class Waiter {

    private final Condition changed;
    private final Deque<Call> done = new ArrayDeque<>();
    private volatile boolean ready;

    /** @param changed is signalled when a request of its is done, and when it has to read */
    Waiter(Condition changed) {
        this.changed = changed;
    }

    Condition changed() {
        return changed;
    }

    /** Whether a request is done, or the reply to one has begun that it reads itself. */
    boolean isReady() {
        return ready;
    }

    void done(Call call) {
        done.add(call);
        ready = true;
        changed.signal();
    }

    /** All requests that are done and were not taken yet, in the order in which they were. */
    Deque<Call> takeDone() {
        Deque<Call> taken = new ArrayDeque<>(done);
        done.clear();
        ready = false;
        return taken;
    }
}
