// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plugboard.spi.Deadline;

/** The transports of one session, in the order in which they were opened: the upper one before those it stands on. */
final class SessionTransports {

    /** Closing is to happen at once; whoever takes longer is named and left behind. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final String name;
    private final Workers workers;
    private final List<ManagedTransport> transports = new CopyOnWriteArrayList<>();

    /** Of the connection {@code name}. */
    SessionTransports(String name, Workers workers) {
        this.name = name;
        this.workers = workers;
    }

    void add(ManagedTransport transport) {
        transports.add(transport);
    }

    /** Forgets a transport that is closed: a session may go on without one that could not be opened. */
    void remove(ManagedTransport transport) {
        transports.remove(transport);
    }

    /** Those of the transports that are there, sorted. */
    Set<String> protocols() {
        Set<String> protocols = new TreeSet<>();
        transports.forEach(transport -> protocols.add(transport.protocol()));
        return protocols;
    }

    boolean areOpen() {
        return closed().isEmpty();
    }

    /** The first that is not open, in its own words. */
    Optional<String> closed() {
        for (ManagedTransport transport : transports) {
            if (!transport.isOpen()) {
                return Optional.of(transport.description());
            }
        }
        return Optional.empty();
    }

    /**
     * Has each that is open ask its peer for a sign of life; one may be just being opened, and one have ended, in a call that restarts the
     * device.
     *
     * @throws IOException of the first whose peer gives none
     */
    void keepAlive(Deadline deadline) throws IOException {
        for (ManagedTransport transport : transports) {
            if (transport.isOpen()) {
                transport.keepAlive(deadline);
            }
        }
    }

    boolean use(Plugin<?> plugin) {
        return transports.stream().anyMatch(transport -> transport.isOf(plugin));
    }

    /** Closes and forgets all that are there, each in a bounded time. One that is added meanwhile is not forgotten. */
    void close() {
        List<ManagedTransport> there = List.copyOf(transports);
        for (ManagedTransport transport : there) {
            workers.bounded("closing of a transport of " + name, CLOSE_LIMIT, transport::close);
        }
        transports.removeAll(there);
    }
}
