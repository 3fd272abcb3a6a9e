// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.InterfaceAddress;
import org.plugboard.spi.Deadline;

/** Those that a device may call from, and where it calls, as settings name them: addresses, networks, and names, which are looked up once. */
final class Callers {

    /** An address as it is written: nobody has to be asked what it is. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%.+)?");

    private final List<String> names;
    private final HostLookup.Resolver resolver;

    /** The one that goes on. Guarded by this, with {@link #cancelled}. */
    private @Nullable HostLookup lookup;

    private boolean cancelled;

    Callers(List<String> names, HostLookup.Resolver resolver) {
        this.names = names;
        this.resolver = resolver;
    }

    /**
     * Finds out who they are.
     *
     * @throws UnknownHostException if a name or network is none
     * @throws CancellationException if it was cancelled
     */
    List<Network> networks(Deadline deadline) throws IOException, InterruptedException {
        List<Network> networks = new ArrayList<>();
        for (String name : names) {
            if (name.indexOf('/') >= 0) {
                networks.add(network(name));
            } else {
                addresses(name, deadline).forEach(found -> networks.add(Network.of(found)));
            }
        }
        return networks;
    }

    /**
     * Finds the addresses of one of them, or of another host; at least one.
     *
     * @throws UnknownHostException if it has none
     * @throws CancellationException if it was cancelled
     */
    List<InetAddress> addresses(String name, Deadline deadline) throws IOException, InterruptedException {
        return LITERAL.matcher(name).matches()
                ? List.of(InetAddress.getByName(name))
                : next(new HostLookup(name, resolver)).addresses(deadline);
    }

    private static Network network(String text) throws UnknownHostException {
        try {
            InterfaceAddress network = InterfaceAddress.parse(text);
            return Network.of(network.address(), network.prefixLength());
        } catch (IllegalArgumentException e) {
            throw (UnknownHostException) new UnknownHostException(text).initCause(e);
        }
    }

    private synchronized HostLookup next(HostLookup begun) {
        lookup = begun;
        if (cancelled) {
            throw new CancellationException();
        }
        return begun;
    }

    /** Ends a waiting search; any thread. */
    void cancel() {
        HostLookup waiting;
        synchronized (this) {
            cancelled = true;
            waiting = lookup;
        }
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
