// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The calls of credential sources that run for one session. Thread-safe. */
final class SessionFetches {

    private final List<CredentialFetch> running = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Takes one on; it is cancelled if the session has ended. */
    void add(CredentialFetch fetch) {
        running.add(fetch);
        if (closed) {
            fetch.cancel();
        }
    }

    /** Forgets one that is over. */
    void remove(CredentialFetch fetch) {
        running.remove(fetch);
    }

    boolean use(Plugin<?> plugin) {
        return running.stream().anyMatch(fetch -> fetch.isOf(plugin));
    }

    /** Cancels all, and from now on whatever comes. */
    void close() {
        closed = true;
        running.forEach(CredentialFetch::cancel);
    }
}
