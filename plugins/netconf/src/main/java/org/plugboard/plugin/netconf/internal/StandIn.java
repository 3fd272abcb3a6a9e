// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.InterruptedIOException;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads in the place of a thread that cannot, since it sends: a device may take nothing more before its replies are taken. It reads while
 * nobody else does, in a thread of its own. Used by the thread that sends.
 */
final class StandIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandIn.class);

    private final String name;
    private final Calls calls;
    private final Reading reading;
    private final Deadline deadline;
    private final Waiter watch;
    private final Thread thread;

    /**
     * For the session with this name.
     *
     * @param deadline of what is sent, at which it ends itself
     * @throws org.plugboard.connection.ConnectionException if the session has failed
     */
    StandIn(String name, Calls calls, Reading reading, Deadline deadline) {
        this.name = name;
        this.calls = calls;
        this.reading = reading;
        this.deadline = deadline;
        this.watch = calls.beginWatch();
        this.thread = Watcher.thread("stand-in", name, this::read);
    }

    void start() {
        thread.start();
    }

    private void read() {
        try {
            boolean unused = reading.await(watch, watch::isReady, deadline);
        } catch (InterruptedException | InterruptedIOException e) {
            LOG.debug("{}: whoever sends has nobody who reads for it", name, e);
        } catch (RuntimeException | Error e) {
            // The session has ended by it, and all who wait for it know why.
            LOG.error("{}: reading while a request was sent failed", name, e);
        }
    }

    /**
     * Others read, when the read that its thread is in has got something. Does not wait, and does not interrupt that: a transport may be
     * giving room back to the peer by it, and a torn word of that ends an SSH session.
     */
    @Override
    public void close() {
        calls.endWatch(watch);
    }
}
