// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.sshd.common.io.IoAcceptor;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port on the loopback interface, with the sessions that came in there. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final IoAcceptor acceptor;
    private final int port;

    Listener(IoAcceptor acceptor) throws IOException {
        this.acceptor = acceptor;
        acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.port = ((InetSocketAddress) acceptor.getBoundAddresses().iterator().next()).getPort();
    }

    int port() {
        return port;
    }

    /** Stops listening and cuts the sessions; does not wait. */
    void stop() {
        acceptor.close(true);
    }

    /** Waits until it has stopped. */
    void await(Deadline deadline) {
        try {
            if (!acceptor.close(true).await(Duration.ofNanos(Math.max(1, deadline.remainingNs())))) {
                LOG.warn("simulator: port {} is not closed {}", port, deadline);
            }
        } catch (IOException e) {
            LOG.debug("simulator: port {}: {}", port, e.getMessage());
        }
    }
}
