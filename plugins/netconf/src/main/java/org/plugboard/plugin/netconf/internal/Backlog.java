// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionFigures;
import org.plugboard.spi.Deadline;

/**
 * What a listener has not heard yet. If it is too much the oldest go: what a device says last is what holds, and a listener that is behind is
 * not kept behind by what it missed. Thread-safe; whoever puts something in never waits.
 */
final class Backlog {

    /** What is told next: how many are missing here, and what comes behind the gap, which is nothing at the end. */
    record Delivery(long dropped, @Nullable Notification notification) {}

    private record Waiting(Notification notification, int bytes) {}

    private final int room;
    private final long roomBytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;
    private long gap;
    private long received;
    private long told;
    private long dropped;
    private @Nullable SubscriptionEnd end;
    private @Nullable Deadline rest;

    Backlog(int room, long roomBytes) {
        this.room = room;
        this.roomBytes = roomBytes;
    }

    /**
     * Puts it behind the others, if the end is not there yet.
     *
     * @return how many the listener has missed in all if this has made it miss something, else 0
     */
    synchronized long put(Notification notification, int size) {
        if (end != null) {
            return 0;
        }
        long before = dropped;
        received++;
        waiting.addLast(new Waiting(notification, size));
        bytes += size;
        while (waiting.size() > room || (bytes > roomBytes && waiting.size() > 1)) {
            dropOldest();
        }
        notifyAll();
        return dropped > before ? dropped : 0;
    }

    private void dropOldest() {
        bytes -= waiting.removeFirst().bytes();
        gap++;
        dropped++;
    }

    /** Nothing more comes. Only the first end counts. */
    synchronized boolean finish(SubscriptionEnd how) {
        boolean first = end == null;
        if (first) {
            end = how;
            notifyAll();
        }
        return first;
    }

    /** What is not told by then is dropped. Only the first limit counts. */
    synchronized void tellUntil(Deadline deadline) {
        if (rest == null) {
            rest = deadline;
        }
    }

    /** Forgets what waits. */
    synchronized void clear() {
        waiting.clear();
        bytes = 0;
        gap = 0;
    }

    /** The next thing to tell, for which it waits; null when there will be none. */
    synchronized @Nullable Delivery take() {
        while (waiting.isEmpty() && end == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Of the listener, which has returned: it was for its call, and there is no other.
            }
        }
        if (rest != null && rest.isOver()) {
            while (!waiting.isEmpty()) {
                dropOldest();
            }
        }
        Waiting next = waiting.pollFirst();
        if (next == null && gap == 0) {
            return null;
        }
        Delivery delivery = new Delivery(gap, next == null ? null : next.notification());
        gap = 0;
        if (next != null) {
            bytes -= next.bytes();
            told++;
        }
        return delivery;
    }

    synchronized boolean isOver() {
        return end != null;
    }

    /** How it has ended; for one that is over. */
    synchronized SubscriptionEnd end() {
        SubscriptionEnd known = end;
        if (known == null) {
            throw new IllegalStateException("more may come");
        }
        return known;
    }

    synchronized SubscriptionFigures figures(long failed, long unreadable) {
        return new SubscriptionFigures(received, told, dropped, waiting.size(), failed, unreadable);
    }
}
