// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports on which devices call, each open as long as somebody is known there. Shared by all connections. */
final class CallHomePorts {

    /** Guarded by this, with {@link #closed}; opening and closing a port, too, so that none is opened while it is closed. */
    private final Map<InetSocketAddress, CallHomePort> ports = new HashMap<>();

    private boolean closed;

    /**
     * Makes somebody known at a port, which is opened if it is not.
     *
     * @throws IOException if it cannot be opened
     */
    synchronized CallHomePort join(InetSocketAddress address, Expectation expectation) throws IOException {
        if (closed) {
            throw new IOException(Switchboard.CLOSED);
        }
        CallHomePort open = ports.get(address);
        if (open == null || !open.switchboard().join(expectation)) {
            open = new CallHomePort(address, this);
            open.switchboard().join(expectation);
            ports.put(address, open);
            open.start();
        }
        return open;
    }

    /** Closes the port if nobody is known there any more; whether it is closed. */
    synchronized boolean closeIfUnused(CallHomePort port) {
        if (!port.switchboard().closeIfUnused()) {
            return false;
        }
        ports.values().remove(port);
        port.close();
        return true;
    }

    /** Closes all, and ends all waiting; none is opened any more. */
    void close() {
        List<CallHomePort> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(ports.values());
            ports.clear();
        }
        open.forEach(CallHomePort::close);
    }
}
