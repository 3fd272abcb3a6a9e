// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is asked of credential sources and people for one session, as long as it is. Thread-safe. */
final class SessionFetches {

    /** One question. */
    interface Fetch {

        /** Whether it is asked of this plugin. */
        boolean isOf(Plugin<?> withdrawn);

        /** Interrupts it and sends away who waits for it. */
        void cancel();
    }

    private final List<Fetch> running = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Takes one on; it is cancelled if the session has ended. */
    void add(Fetch fetch) {
        running.add(fetch);
        if (closed) {
            fetch.cancel();
        }
    }

    /** Forgets one that is over. */
    void remove(Fetch fetch) {
        running.remove(fetch);
    }

    boolean use(Plugin<?> plugin) {
        return running.stream().anyMatch(fetch -> fetch.isOf(plugin));
    }

    /** Cancels all, and from now on whatever comes. */
    void close() {
        closed = true;
        running.forEach(Fetch::cancel);
    }
}
