// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;

/** The last events, for whoever asks for them afterwards. It is told one after the other; any thread may read. */
@Component(service = {ConnectionListener.class, EventLog.class})
public final class EventLog implements ConnectionListener {

    /** How many are kept. */
    static final int KEPT = 1000;

    private final Deque<ConnectionEvent> events = new ConcurrentLinkedDeque<>();

    /** Only of who tells. */
    private int size;

    /** For the container and for tests. */
    public EventLog() {}

    @Override
    public void happened(ConnectionEvent event) {
        events.addLast(event);
        if (size < KEPT) {
            size++;
        } else {
            events.removeFirst();
        }
    }

    /** The last ones, at most so many, in the order in which they happened. */
    List<ConnectionEvent> last(int count) {
        Deque<ConnectionEvent> last = new ArrayDeque<>();
        for (ConnectionEvent event : events) {
            if (last.size() == count) {
                last.removeFirst();
            }
            last.addLast(event);
        }
        return new ArrayList<>(last);
    }
}
