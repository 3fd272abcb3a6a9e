// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.plugboard.connection.ConnectionException;

/**
 * The sessions that are open or being opened, of all devices. It knows devices only by a token, so that it keeps none
 * alive.
 */
final class LiveSessions {

    private final Set<OpenSession> sessions = ConcurrentHashMap.newKeySet();
    private final Workers workers;
    private volatile boolean closed;

    LiveSessions(Workers workers) {
        this.workers = workers;
    }

    /** Counts the session as live; one that comes when all have been closed is refused. */
    void add(OpenSession session) {
        sessions.add(session);
        if (closed) {
            session.close("Plugboard is being stopped");
        }
    }

    /** Closes all, and from now on whatever comes. */
    List<ConnectionException> closeForGood() {
        closed = true;
        return close(session -> true, "Plugboard is being stopped");
    }

    void remove(OpenSession session) {
        sessions.remove(session);
    }

    int count() {
        return sessions.size();
    }

    /** Closes the sessions that are meant in parallel, and returns when all are closed or their time is over. */
    List<ConnectionException> close(Predicate<OpenSession> meant, String reason) {
        List<Callable<Optional<ConnectionException>>> calls = sessions.stream()
                .filter(meant)
                .<Callable<Optional<ConnectionException>>>map(session -> () -> session.close(reason))
                .toList();
        return workers.all("close: " + reason, calls).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
