// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener has not heard yet. As long as there is something a worker tells it, one event after the other; then no thread is kept.
 * When the listener is withdrawn its object is let go of.
 */
public final class Mailbox {

    /** How many events wait at most. */
    static final int ROOM = 1000;

    /** How long a call may go on when the listener has left. */
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final String name;
    private final Workers workers;
    private final AtomicReference<@Nullable ConnectionListener> listener;
    private final Deque<ConnectionEvent> events = new ArrayDeque<>();
    private long missed;
    private boolean isBehind;
    private boolean isDelivering;
    private volatile @Nullable Visit visit;

    /** A call of the listener that goes on. */
    private static final class Visit {
        private final Stay stay = new Stay();
        private final Thread thread = Thread.currentThread();
        private volatile Future<?> alarm = CompletableFuture.completedFuture(null);
        private volatile boolean isOver;

        void end() {
            isOver = true;
            alarm.cancel(false);
            stay.leave();
        }
    }

    /** The next event, and how many were dropped before it. */
    private record Delivery(long missed, ConnectionEvent event) {}

    /** Of this owner: bundle and version; empty if its class says enough. */
    Mailbox(ConnectionListener listener, String owner, Workers workers) {
        this.name = "listener " + listener.getClass().getName() + (owner.isEmpty() ? "" : " of " + owner);
        this.listener = new AtomicReference<>(listener);
        this.workers = workers;
    }

    /** Puts the event behind the others, in place of the oldest if there is no room. Neither blocks nor logs. */
    synchronized void post(ConnectionEvent event) {
        if (listener.get() == null) {
            return;
        }
        if (events.size() == ROOM) {
            events.removeFirst();
            missed++;
            complain();
        }
        events.addLast(event);
        if (!isDelivering) {
            isDelivering = workers.trySoon(name, this::deliver);
        }
    }

    private void complain() {
        if (!isBehind) {
            isBehind = true;
            workers.trySoon(
                    "report on " + name,
                    () -> LOG.warn("{} is behind by {} events: it misses the oldest of them", name, ROOM));
        }
    }

    private void deliver() {
        for (Delivery next = next(); next != null; next = next()) {
            long lost = next.missed();
            ConnectionEvent event = next.event();
            if (lost > 0) {
                LOG.warn("{} has missed {} events before event {}", name, lost, event.number());
                tell(told -> told.missed(lost), event);
            }
            tell(told -> told.happened(event), event);
        }
    }

    private synchronized @Nullable Delivery next() {
        ConnectionEvent event = events.pollFirst();
        if (event == null) {
            isDelivering = false;
            isBehind = false;
            notifyAll();
            return null;
        }
        Delivery next = new Delivery(missed, event);
        missed = 0;
        return next;
    }

    private void tell(Consumer<ConnectionListener> call, ConnectionEvent event) {
        Visit mine = new Visit();
        mine.stay.enter();
        // In this order: see withdraw.
        visit = mine;
        try {
            ConnectionListener told = listener.get();
            if (told != null) {
                call.accept(told);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed at event {}: {}", name, event.number(), event, e);
        } finally {
            visit = null;
            mine.end();
            forgetTraces(mine.thread);
        }
    }

    /** Neither an interrupt nor a class loader that the listener has left behind is for whom the thread works next. */
    private static void forgetTraces(Thread worker) {
        Thread.interrupted();
        worker.setContextClassLoader(Mailbox.class.getClassLoader());
    }

    /** Tells it nothing more; a call that goes on is interrupted after a while. Does not wait for it. */
    void withdraw() {
        // In this order: who calls afterwards finds no listener, who called before is found here.
        listener.set(null);
        synchronized (this) {
            events.clear();
            missed = 0;
        }
        Visit running = visit;
        if (running != null) {
            running.alarm = workers.remind(LEAVE, "report on " + name, () -> overstayed(running));
        }
    }

    private void overstayed(Visit running) {
        if (!running.isOver) {
            LOG.warn(
                    "{} has left and is in a call after {} still; it is interrupted: {}",
                    name,
                    Limits.inWords(LEAVE),
                    Workers.stack(running.thread));
            running.stay.callBack();
        }
    }

    /** Interrupts a call that goes on, at once. */
    void callBack() {
        Visit running = visit;
        if (running != null) {
            running.stay.callBack();
        }
    }

    /** Waits until everything is heard, at most until the deadline or an interrupt. */
    synchronized void awaitQuiet(Deadline deadline) {
        try {
            while (isDelivering && deadline.remainingNs() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, deadline.remainingNs());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
