// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the call of a device (RFC 8071). It stays known at the port until it is hung up, so that the next call is kept. */
final class CallHomeReach implements Reach {

    private static final Logger LOG = LoggerFactory.getLogger(CallHomeReach.class);

    private final String name;
    private final CallHome call;
    private final CallHomePorts ports;
    private final Callers callers;

    /** Where and as whom it is known. Guarded by this, with the next four. */
    private @Nullable CallHomePort port;

    private @Nullable Expectation expectation;
    private @Nullable SocketPipe pipe;

    /** Whose call was taken. */
    private @Nullable String caller;

    private boolean hungUp;

    CallHomeReach(String name, CallHome call, CallHomePorts ports, HostLookup.Resolver resolver) {
        this.name = name;
        this.call = call;
        this.ports = ports;
        this.callers = new Callers(call.from(), resolver);
    }

    @Override
    public SocketPipe reach(Deadline deadline) throws IOException, InterruptedException {
        callerIs(null);
        Expectation expected = joined();
        if (expected == null) {
            expected = join(deadline);
        }
        CallHomePort open = port();
        SocketChannel taken =
                open.switchboard().await(expected, deadline).orElseThrow(() -> new SocketTimeoutException("no call"));
        try {
            InetSocketAddress from = (InetSocketAddress) taken.getRemoteAddress();
            LOG.debug("{}: takes the call of {}", name, from);
            callerIs(from.getAddress().getHostAddress());
            return use(new SocketPipe(taken));
        } catch (IOException e) {
            taken.close();
            throw e;
        }
    }

    private Expectation join(Deadline deadline) throws IOException, InterruptedException {
        Expectation made = new Expectation(name, callers.networks(deadline));
        String listen = call.listen();
        InetSocketAddress address = listen == null
                ? new InetSocketAddress(call.port())
                : new InetSocketAddress(callers.addresses(listen, deadline).get(0), call.port());
        CallHomePort joined;
        try {
            joined = ports.join(address, made);
        } catch (BindException e) {
            throw (IOException)
                    new IOException("cannot listen on %s: %s".formatted(call.where(), e.getMessage())).initCause(e);
        }
        boolean isLate;
        synchronized (this) {
            port = joined;
            expectation = made;
            isLate = hungUp;
        }
        if (isLate) {
            joined.switchboard().leave(made);
        }
        return made;
    }

    private synchronized @Nullable Expectation joined() {
        return expectation;
    }

    private synchronized CallHomePort port() {
        if (hungUp || port == null) {
            throw new CancellationException();
        }
        return port;
    }

    private SocketPipe use(SocketPipe taken) {
        boolean isLate;
        synchronized (this) {
            pipe = taken;
            isLate = hungUp;
        }
        if (isLate) {
            taken.close();
            throw new CancellationException();
        }
        return taken;
    }

    @Override
    public boolean mayBeStale() {
        return true;
    }

    @Override
    public void hangUp() {
        boolean first;
        CallHomePort joined;
        Expectation expected;
        SocketPipe open;
        synchronized (this) {
            first = !hungUp;
            hungUp = true;
            joined = port;
            expected = expectation;
            open = pipe;
        }
        callers.cancel();
        if (first && joined != null && expected != null) {
            joined.switchboard().leave(expected);
        }
        if (open != null) {
            open.close();
        }
    }

    private synchronized void callerIs(@Nullable String address) {
        caller = address;
    }

    /** Of an open pipe who called: behind what was expected there may be somebody else. */
    @Override
    public String description() {
        String from;
        synchronized (this) {
            from = caller;
        }
        if (from != null) {
            return "tcp %s that called %s".formatted(from, call.where());
        }
        return "tcp %s that calls %s".formatted(call.host(), call.where());
    }

    /** Tells all calls of the time that there was, also of earlier attempts within it. */
    @Override
    public String silence(Deadline deadline) {
        CallHomePort joined;
        Expectation expected;
        synchronized (this) {
            joined = port;
            expected = expectation;
        }
        String heard = joined == null
                ? "no calls came"
                : joined.switchboard().since(deadline.endNs() - deadline.limit().toNanos(), name);
        return "did not call in %s: %s, and who is waited for is %s%s; has the device this address and port for its call home?"
                .formatted(deadline, heard, call.from(), rivals(joined, expected));
    }

    /** Behind one address there may be several devices, and a call goes to whoever has waited longest. */
    private static String rivals(@Nullable CallHomePort joined, @Nullable Expectation expected) {
        List<String> rivals = joined == null || expected == null
                ? List.of()
                : joined.switchboard().rivals(expected);
        return rivals.isEmpty() ? "" : ", from where %s is expected, too".formatted(String.join(", ", rivals));
    }

    @Override
    public String advice() {
        return "is the port free, and may it be listened on?";
    }
}
