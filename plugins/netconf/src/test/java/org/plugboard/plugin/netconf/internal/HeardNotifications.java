// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.SubscriptionEnd;

/** Remembers what it is told, in its order, as texts: names, {@code gap of n}, {@code end KIND}. */
final class HeardNotifications implements NotificationListener {

    private static final long PATIENCE_S = 20;

    /** What else may change than what was told is looked at as often. */
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<String> log = new ArrayList<>();
    private final Queue<Notification> notifications = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable SubscriptionEnd> end = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Consumer<Notification> then = notification -> {};

    /** What it does in each call, behind remembering it. */
    HeardNotifications then(Consumer<Notification> action) {
        then = action;
        return this;
    }

    @Override
    public void notified(Notification notification) {
        notifications.add(notification);
        note(notification.name());
        then.accept(notification);
    }

    @Override
    public void dropped(long count) {
        note("gap of " + count);
    }

    @Override
    public void ended(SubscriptionEnd how) {
        note("end " + how.kind());
        end.set(how);
        ended.countDown();
    }

    private synchronized void note(String entry) {
        log.add(entry);
        notifyAll();
    }

    /** What it has been told so far. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** The notifications among that. */
    List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    /** Waits until what it was told is so. */
    synchronized void await(Predicate<List<String>> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        try {
            while (!condition.test(log)) {
                long left = end - System.nanoTime();
                assertThat(left).as("time left; told: %s", log).isPositive();
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NS));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it was told this last. */
    void awaitLast(String entry) {
        await(told -> !told.isEmpty() && told.get(told.size() - 1).equals(entry));
    }

    /** The end, for which it waits. */
    SubscriptionEnd end() {
        try {
            assertThat(ended.await(PATIENCE_S, TimeUnit.SECONDS))
                    .as("the end is told")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        SubscriptionEnd known = end.get();
        assertThat(known).isNotNull();
        return known;
    }
}
