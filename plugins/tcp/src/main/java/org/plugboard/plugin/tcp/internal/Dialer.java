// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a host by name and connects to it, once; {@link #hangUp} ends it and the connection at any time. */
final class Dialer implements Reach {

    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    private final Endpoint endpoint;
    private final HostLookup lookup;

    /** The last one that was tried. Guarded by this, with {@link #hungUp}. */
    private @Nullable SocketPipe pipe;

    private boolean hungUp;

    Dialer(Endpoint endpoint, HostLookup.Resolver resolver) {
        this.endpoint = endpoint;
        this.lookup = new HostLookup(endpoint.host(), resolver);
    }

    /** Tries one address after the other, each with its share of the time that is left. */
    @Override
    public SocketPipe reach(Deadline deadline) throws IOException, InterruptedException {
        List<InetAddress> addresses = lookup.addresses(deadline);
        IOException failure = new UnknownHostException(endpoint.host());
        for (int i = 0; i < addresses.size(); i++) {
            Duration share = Duration.ofNanos(Math.max(0, deadline.remainingNs()) / (addresses.size() - i));
            SocketPipe candidate = use(new SocketPipe());
            try {
                candidate.connect(new InetSocketAddress(addresses.get(i), endpoint.port()), deadline.atMost(share));
                return candidate;
            } catch (IOException e) {
                LOG.debug("{} at {}: {}", endpoint, addresses.get(i), e.toString());
                candidate.close();
                if (Transport.isInterrupt(e)) {
                    throw e;
                }
                failure = e;
            }
        }
        throw failure;
    }

    @Override
    public boolean mayBeStale() {
        return false;
    }

    @Override
    public String description() {
        return "tcp " + endpoint;
    }

    @Override
    public String silence(Deadline deadline) {
        return "did not answer in %s; is the address right, does a firewall drop it?".formatted(deadline);
    }

    @Override
    public String advice() {
        return "does a server listen there?";
    }

    @Override
    public void hangUp() {
        SocketPipe open;
        synchronized (this) {
            hungUp = true;
            open = pipe;
        }
        lookup.cancel();
        if (open != null) {
            open.close();
        }
    }

    private synchronized SocketPipe use(SocketPipe candidate) throws ClosedChannelException {
        pipe = candidate;
        if (hungUp) {
            candidate.close();
            throw new ClosedChannelException();
        }
        return candidate;
    }
}
