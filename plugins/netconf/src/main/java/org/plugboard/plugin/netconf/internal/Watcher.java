// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.DaemonThread;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for a listener while no caller does, in a thread that is there for this alone. When the session has ended it sees to it that
 * the listener does not keep its own thread.
 */
final class Watcher implements Runnable {

    /** How long a listener is told what still waits when the session has ended. */
    static final Duration REST = Duration.ofSeconds(5);

    /** And how long its last call may go on behind that. */
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final String name;
    private final Exchange exchange;
    private final Thread teller;
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Waiter watch;
    private volatile boolean isStopped;

    /** @param teller the thread that calls the listener */
    Watcher(String name, Exchange exchange, Thread teller) {
        this.name = name;
        this.exchange = exchange;
        this.teller = teller;
        this.thread = thread("reader", name, this);
    }

    /** A thread of a session, which keeps nothing of whoever makes it. */
    static Thread thread(String role, String name, Runnable work) {
        return DaemonThread.of(Watcher.class, "plugboard " + role + " " + name, work);
    }

    /** @throws org.plugboard.connection.ConnectionException if the session has failed */
    void start() {
        Waiter begun = exchange.beginWatch();
        // In this order: whoever stops the reading meanwhile sees the watch, or is seen here.
        watch = begun;
        if (isStopped) {
            exchange.endWatch(begun);
        }
        thread.start();
    }

    /** What comes need no longer be read. Does not wait. */
    void stopReading() {
        isStopped = true;
        Waiter begun = watch;
        if (begun != null) {
            exchange.endWatch(begun);
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        }
    }

    /** The session has ended, or all is told. */
    void over() {
        over.countDown();
    }

    @Override
    public void run() {
        Waiter begun = watch;
        if (begun != null) {
            read(begun);
            exchange.endWatch(begun);
        }
        awaitOver();
        letGo();
    }

    private void read(Waiter begun) {
        try {
            exchange.read(begun);
        } catch (InterruptedException | InterruptedIOException e) {
            LOG.debug("{}: nobody listens any more", name);
        } catch (RuntimeException | Error e) {
            // The session has ended by it, and all who wait for it know why.
            LOG.error("{}: reading what the device says by itself failed", name, e);
        }
    }

    private void awaitOver() {
        boolean isOver = false;
        while (!isOver) {
            try {
                over.await();
                isOver = true;
            } catch (InterruptedException e) {
                traceLate(e);
            }
        }
    }

    /** Whoever closes the subscription interrupts the read, wherever this thread is by then: the listener keeps its time. */
    private void traceLate(InterruptedException interrupt) {
        LOG.trace("{}: the read that this was to end had ended before", name, interrupt);
    }

    private void letGo() {
        Duration limit = REST.plus(LEAVE);
        Deadline deadline = Deadline.after(limit);
        while (teller.isAlive() && !deadline.isOver()) {
            try {
                teller.join(deadline.remainingMillis());
            } catch (InterruptedException e) {
                traceLate(e);
            }
        }
        if (teller.isAlive()) {
            LOG.warn(
                    "{}: a listener to notifications is in a call still {} s after the end of the session; it is interrupted: {}",
                    name,
                    limit.toSeconds(),
                    Arrays.toString(teller.getStackTrace()));
            teller.interrupt();
        }
    }
}
