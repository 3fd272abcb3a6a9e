// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.plugboard.spi.Deadline;

/**
 * Who on one port waits for calls, and the calls that nobody has taken yet. A call goes to whoever has waited longest for one from there;
 * while nobody does, it is kept for a while if it is meant for somebody who had one before: a device calls again when it finds a
 * connection lost, and we may find that a moment later. Does no I/O: what it does not keep it hands back, to be closed.
 */
final class Switchboard {

    static final String CLOSED = "the ports for calls were closed";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Those that wait now, in the order of their coming. Guarded by {@link #lock}, as all the rest. */
    private final Deque<Expectation> waiting = new ArrayDeque<>();

    /** All for whom calls are meant: they wait, have a connection, or have gone a moment ago. */
    private final List<Expectation> known = new ArrayList<>();

    private final KeptCalls kept = new KeptCalls();
    private final CallTally tally = new CallTally();
    private boolean closed;

    /**
     * Makes somebody known.
     *
     * @return false if the port is closed
     */
    boolean join(Expectation expectation) {
        lock.lock();
        try {
            if (!closed) {
                known.add(expectation);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a call for him.
     *
     * @return empty if none came before the deadline
     * @throws CancellationException if he left meanwhile
     * @throws IOException if the port was closed
     */
    Optional<SocketChannel> await(Expectation expectation, Deadline deadline) throws InterruptedException, IOException {
        lock.lockInterruptibly();
        try {
            expectation.call = kept.take(expectation::isMetBy);
            if (expectation.call == null) {
                waiting.add(expectation);
            }
            while (expectation.call == null && !expectation.isOver && !closed && !deadline.isOver()) {
                changed.awaitNanos(deadline.remainingNs());
            }
            if (expectation.call == null && expectation.isOver) {
                throw new CancellationException();
            }
            if (expectation.call == null && closed) {
                throw new IOException(CLOSED);
            }
            return Optional.ofNullable(expectation.call);
        } catch (InterruptedException e) {
            if (expectation.call == null) {
                throw e;
            }
            // It came at the same time, and nobody else would close it.
            Thread.currentThread().interrupt();
            return Optional.of(expectation.call);
        } finally {
            waiting.remove(expectation);
            lock.unlock();
        }
    }

    /** He waits no more and has no connection; calls from there are kept for a while. */
    void leave(Expectation expectation) {
        lock.lock();
        try {
            expectation.leaveAt(System.nanoTime() + KeptCalls.KEPT.toNanos());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call has come. What is returned is to be closed: nobody wants it, or it has to make room. */
    List<SocketChannel> arrive(SocketChannel channel, InetAddress caller) {
        lock.lock();
        try {
            Optional<Expectation> taker =
                    waiting.stream().filter(one -> one.isMetBy(caller)).findFirst();
            boolean isKept = !closed && known.stream().anyMatch(one -> one.isMetBy(caller));
            tally.count(caller, taker.map(Expectation::name).orElse(isKept ? CallTally.KEPT : CallTally.CLOSED));
            if (taker.isPresent()) {
                taker.get().call = channel;
                waiting.remove(taker.get());
                changed.signalAll();
                return List.of();
            }
            return isKept ? kept.keep(channel, caller) : List.of(channel);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets who has gone long ago. What is returned is to be closed, since it was kept too long. */
    List<SocketChannel> tidy() {
        lock.lock();
        try {
            long now = System.nanoTime();
            known.removeIf(one -> one.hasLeft(now));
            return known.isEmpty() ? kept.removeAll() : kept.removeOld(now);
        } finally {
            lock.unlock();
        }
    }

    /** Closes it if nobody is known here any more, else says false. */
    boolean closeIfUnused() {
        lock.lock();
        try {
            closed |= known.isEmpty();
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. What is returned is to be closed. */
    List<SocketChannel> close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            return kept.removeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Who has called since that moment of {@link System#nanoTime()}, for messages of the one of this name. */
    String since(long startNs, String name) {
        lock.lock();
        try {
            return tally.since(startNs, name);
        } finally {
            lock.unlock();
        }
    }

    /** The names of the others that calls from there may be meant for, for messages. */
    List<String> rivals(Expectation expectation) {
        lock.lock();
        try {
            return known.stream()
                    .filter(one -> one != expectation && !one.isOver && one.overlaps(expectation))
                    .map(Expectation::name)
                    .distinct()
                    .sorted()
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
