// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A wire between client and server that a test can stop: only so does a test know, without waiting for a time to pass, that
 * an answer is on its way and not yet there.
 */
public final class Relay implements AutoCloseable {

    /** Small, so that a server whose answer is held is still in the middle of it. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(30);

    private static final Tap DEAF = (bytes, count) -> {};

    private final int serverPort;
    private final Supplier<Tap> taps;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<Integer, List<Socket>> pipes = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Condition heldMore = lock.newCondition();
    private long allowed = Long.MAX_VALUE;

    /** Of how many clients something was held back since {@link #holdAfter}. */
    private int held;

    private volatile boolean away;

    /** Hears what one client sends, before the server gets it. */
    @FunctionalInterface
    public interface Tap {

        /** Hears what stands at the beginning of the buffer; must not keep it. */
        void hear(byte[] bytes, int count);
    }

    /** Leads to this port of the loopback address. */
    public Relay(int serverPort) {
        this(serverPort, () -> DEAF);
    }

    /** Leads to this port of the loopback address, with a new tap for each client. */
    public Relay(int serverPort, Supplier<Tap> taps) {
        this.serverPort = serverPort;
        this.taps = taps;
        try {
            entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("relay-entrance", this::acceptAll);
    }

    /** Where clients connect to. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Lets only so many more bytes of the server through. */
    public void holdAfter(long bytes) {
        lock.lock();
        try {
            allowed = bytes;
            held = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the server has sent what was let through, and more. */
    public void awaitHeld() throws InterruptedException {
        awaitHeld(1);
    }

    /** Waits until so many clients have something on its way to them that is held. */
    public void awaitHeld(int clients) throws InterruptedException {
        lock.lock();
        try {
            for (long left = BOUND_NS; held < clients; left = heldMore.awaitNanos(left)) {
                if (left <= 0) {
                    throw new AssertionError("the server did not send enough for the relay to hold something back from "
                            + clients + " clients, but from " + held);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything through again. */
    public void release() {
        lock.lock();
        try {
            allowed = Long.MAX_VALUE;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many clients have connected so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many clients have not hung up yet. */
    public int open() {
        return open.get();
    }

    /** Hangs up on both sides, like a device that loses its power. New clients are let in. */
    public void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        release();
    }

    /** Hangs up on both sides of one client, by its number in the order in which they came, from 1. What is held stays held. */
    public void cut(int client) throws IOException {
        for (Socket socket : pipes.getOrDefault(client, List.of())) {
            socket.close();
        }
    }

    /** Cuts, and hangs up on every new client until the device is back. */
    public void leave() throws IOException {
        away = true;
        cut();
    }

    /** New clients are let in again. */
    public void comeBack() {
        away = false;
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            int number = accepted.incrementAndGet();
            if (away) {
                client.close();
                continue;
            }
            open.incrementAndGet();
            Socket server = new Socket();
            pipes.put(number, List.of(client, server));
            sockets.add(client);
            sockets.add(server);
            start("relay-to-server", () -> serve(number, client, server));
        }
    }

    /** In a thread of the client's own: whatever becomes of one, the next ones are let in. */
    private void serve(int number, Socket client, Socket server) throws IOException {
        try (client;
                server) {
            server.setReceiveBufferSize(BUFFER_BYTES);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start("relay-to-client", () -> copy(server, client, DEAF, true));
            copy(client, server, taps.get(), false);
        } finally {
            pipes.remove(number);
            sockets.remove(client);
            sockets.remove(server);
            open.decrementAndGet();
        }
    }

    private void copy(Socket from, Socket to, Tap tap, boolean canBeHeld) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                tap.hear(buffer, count);
                for (int sent = 0; sent < count; ) {
                    int next = canBeHeld ? letThrough(count - sent) : count - sent;
                    out.write(buffer, sent, next);
                    sent += next;
                }
            }
        } finally {
            sockets.remove(from);
        }
    }

    private int letThrough(int wanted) {
        lock.lock();
        try {
            if (allowed == 0) {
                held++;
                heldMore.signalAll();
            }
            while (allowed == 0) {
                released.awaitUninterruptibly();
            }
            int granted = (int) Math.min(wanted, allowed);
            if (allowed != Long.MAX_VALUE) {
                allowed -= granted;
            }
            return granted;
        } finally {
            lock.unlock();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) {
                        // One side is gone; the other one has been closed as well.
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts, and lets nobody in any more. */
    @Override
    public void close() {
        try {
            entrance.close();
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
