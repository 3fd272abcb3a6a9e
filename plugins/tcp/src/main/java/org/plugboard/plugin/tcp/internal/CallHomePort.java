// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.plugboard.spi.DaemonThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port on which devices call, and the one thread that takes the calls. It ends when nobody is known here any more. */
final class CallHomePort {

    private static final Logger LOG = LoggerFactory.getLogger(CallHomePort.class);

    /** Calls that the system keeps while the thread is busy. */
    private static final int BACKLOG = 128;

    /** How often it is looked whether something was kept too long, and how long a system out of sockets is given. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A flood of calls that nobody wants is told once in this time. */
    private static final long TOLD_EVERY_NS = Duration.ofMinutes(1).toNanos();

    private final InetSocketAddress address;
    private final CallHomePorts ports;
    private final Switchboard switchboard = new Switchboard();
    private final ServerSocketChannel server;
    private final Selector selector;

    /** For the thread only, with the next. */
    private long unwanted;

    private long toldAtNs = System.nanoTime() - TOLD_EVERY_NS;

    /** @throws IOException if the port cannot be had */
    CallHomePort(InetSocketAddress address, CallHomePorts ports) throws IOException {
        this.address = address;
        this.ports = ports;
        server = ServerSocketChannel.open();
        try {
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    Switchboard switchboard() {
        return switchboard;
    }

    void start() {
        DaemonThread.of(CallHomePort.class, "plugboard call home on port " + address.getPort(), this::takeCalls)
                .start();
        LOG.info("listens for calls of devices on {}", address);
    }

    private void takeCalls() {
        try {
            while (!ports.closeIfUnused(this)) {
                selector.selectedKeys().clear();
                selector.select(LOOK.toMillis());
                takeAll();
                switchboard.tidy().forEach(CallHomePort::hangUp);
            }
        } catch (ClosedChannelException | ClosedSelectorException e) {
            LOG.debug("{}: closed", address);
        } catch (IOException e) {
            LOG.error("no calls of devices are taken on {} any more: {}", address, e.toString());
        } finally {
            close();
        }
    }

    private void takeAll() throws IOException {
        try {
            SocketChannel call = server.accept();
            while (call != null) {
                take(call);
                call = server.accept();
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // The system has no socket left; those that call wait in its own queue meanwhile.
            LOG.warn("cannot take a call of a device on {}: {}", address, e.toString());
            SelectionKey key = server.keyFor(selector);
            key.interestOps(0);
            selector.select(LOOK.toMillis());
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void take(SocketChannel call) throws IOException {
        InetSocketAddress caller = (InetSocketAddress) call.getRemoteAddress();
        if (caller == null) {
            hangUp(call);
            return;
        }
        List<SocketChannel> left = switchboard.arrive(call, caller.getAddress());
        left.forEach(CallHomePort::hangUp);
        if (left.contains(call)) {
            tellUnwanted(caller);
        }
    }

    private void tellUnwanted(InetSocketAddress caller) {
        unwanted++;
        long now = System.nanoTime();
        if (now - toldAtNs >= TOLD_EVERY_NS) {
            LOG.info(
                    "{}: closed {} calls for which nobody waits, the last from {}",
                    address,
                    unwanted,
                    caller.getAddress().getHostAddress());
            unwanted = 0;
            toldAtNs = now;
        }
    }

    private static void hangUp(SocketChannel call) {
        try {
            call.close();
        } catch (IOException e) {
            LOG.debug("closing {}: {}", call, e.toString());
        }
    }

    /** Closes it and what nobody has taken; whoever waits hears of it. Idempotent, any thread. */
    void close() {
        switchboard.close().forEach(CallHomePort::hangUp);
        try {
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing {}: {}", address, e.toString());
        }
    }
}
