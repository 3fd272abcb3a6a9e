// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.SubscriptionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one listener what its {@link Backlog} has, in a thread that is there for this alone, and lets go of it behind the end. */
final class Teller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final String name;
    private final Backlog backlog;
    private final AtomicReference<@Nullable NotificationListener> listener;
    private final Runnable afterwards;
    private final AtomicLong failed = new AtomicLong();

    /**
     * For this listener.
     *
     * @param name of the session
     * @param afterwards is done when the listener has heard the end
     */
    Teller(String name, Backlog backlog, NotificationListener listener, Runnable afterwards) {
        this.name = name;
        this.backlog = backlog;
        this.listener = new AtomicReference<>(listener);
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        try {
            for (Backlog.Delivery next = backlog.take(); next != null; next = backlog.take()) {
                tell(next);
            }
            SubscriptionEnd end = backlog.end();
            tell("the end", told -> told.ended(end));
        } finally {
            listener.set(null);
            afterwards.run();
        }
    }

    private void tell(Backlog.Delivery next) {
        if (next.dropped() > 0) {
            tell("a gap", told -> told.dropped(next.dropped()));
        }
        Notification notification = next.notification();
        if (notification != null) {
            tell(notification, told -> told.notified(notification));
        }
    }

    private void tell(Object what, Consumer<NotificationListener> call) {
        NotificationListener told = listener.get();
        if (told == null) {
            return;
        }
        try {
            call.accept(told);
        } catch (RuntimeException | Error e) {
            failed.incrementAndGet();
            LOG.error(
                    "{}: listener {} failed at {}",
                    name,
                    told.getClass().getName(),
                    Failures.excerpt(what.toString()),
                    e);
        } finally {
            forgetTraces();
        }
    }

    /** Neither an interrupt nor a class loader that the listener has left behind is for its next call. */
    private static void forgetTraces() {
        boolean unused = Thread.interrupted();
        Thread.currentThread().setContextClassLoader(Teller.class.getClassLoader());
    }

    /** At how many things it threw. */
    long failed() {
        return failed.get();
    }
}
