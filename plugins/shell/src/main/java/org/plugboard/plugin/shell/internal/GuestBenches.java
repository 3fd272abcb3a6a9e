// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Plugboard;

/**
 * The workbenches in the sessions of other shells: these know nothing of our leaving, so we take back what we have put into
 * them. Thread-safe.
 */
final class GuestBenches implements AutoCloseable {

    private final Plugboard plugboard;
    private final EventLog events;

    /** Weak: a session that has ended takes its own along. */
    private final Set<Workbench> benches = Collections.newSetFromMap(new WeakHashMap<>());

    private boolean closed;

    GuestBenches(Plugboard plugboard, EventLog events) {
        this.plugboard = plugboard;
        this.events = events;
    }

    /** The one of a session, which is ours to give back unless it is there already. */
    synchronized Workbench of(CommandSession session) {
        if (closed) {
            throw new InvalidRequestException("the commands of the plugin 'shell' are no longer here");
        }
        Workbench bench = Workbench.of(session, plugboard, events);
        if (!bench.isHosted()) {
            benches.add(bench);
        }
        return bench;
    }

    /** Takes all out of their sessions and closes what was loaded there. */
    @Override
    public void close() {
        leaving().forEach(Workbench::giveBack);
    }

    private synchronized List<Workbench> leaving() {
        closed = true;
        List<Workbench> all = List.copyOf(benches);
        benches.clear();
        return all;
    }
}
