// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plugboard.spi.DaemonThread;
import org.plugboard.spi.Deadline;

/**
 * The search for the addresses of one host. The system's resolver knows no deadline and cannot be interrupted; so it runs
 * in a thread of its own, which ends with the resolver's own limit if nobody waits for it any more.
 */
final class HostLookup {

    /** How a name becomes addresses. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final String host;
    private final FutureTask<InetAddress[]> lookup;

    HostLookup(String host, Resolver resolver) {
        this.host = host;
        this.lookup = new FutureTask<>(() -> resolver.resolve(host));
    }

    /**
     * Waits for the addresses, at least one. Called once.
     *
     * @throws CancellationException if {@link #cancel} was called
     */
    List<InetAddress> addresses(Deadline deadline)
            throws UnknownHostException, SocketTimeoutException, InterruptedException {
        DaemonThread.of(HostLookup.class, "plugboard lookup of " + host, lookup).start();
        try {
            return List.of(lookup.get(deadline.remainingNs(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no answer of the name service for " + host);
        } catch (ExecutionException e) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(e.getCause());
        }
    }

    /** Ends a waiting {@link #addresses}; any thread. */
    void cancel() {
        lookup.cancel(true);
    }
}
