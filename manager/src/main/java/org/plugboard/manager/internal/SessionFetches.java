// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plugboard.connection.ConnectionException;

/** What one session or pool waits for: the answers of credential sources and people, plugins that are briefly away. Thread-safe. */
final class SessionFetches {

    /** Whose end ends what it waits for. */
    interface Owner {

        /** Waits for this from now on; it is cancelled with the end, also with one that was before. */
        void adopt(Fetch fetch);

        /** Waits for this no more. */
        void release(Fetch fetch);

        /** Why it is closed, as the exception that a caller gets. */
        ConnectionException closedException();
    }

    /** One thing that is waited for. */
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
