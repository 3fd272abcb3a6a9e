// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionEnd.Kind;
import org.plugboard.netconf.SubscriptionFigures;
import org.plugboard.netconf.SubscriptionHandle;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener of a session, from its beginning to the moment at which it has heard the end. Thread-safe; nobody waits in it. */
final class OpenSubscription implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSubscription.class);

    private final Audience audience;
    private final String name;
    private final Subject subject;
    private final Backlog backlog;
    private final Teller teller;
    private final Thread telling;
    private final Watcher watcher;
    private final SubscriptionHandle handle = new SubscriptionHandle(this);
    private final Losses losses = new Losses(System::nanoTime);
    private final AtomicLong unreadable = new AtomicLong();
    private volatile boolean isAgreed;

    /**
     * What is listened to.
     *
     * @param what for messages
     * @param isAskedFor whether the device is asked to send, which it then does until the stop time or the end of the session
     */
    record Subject(String what, boolean isAskedFor) {}

    /** One that has not begun. */
    OpenSubscription(
            Exchange exchange,
            String name,
            Subject subject,
            SubscriptionOptions options,
            NotificationListener listener) {
        this.audience = exchange.audience();
        this.name = name;
        this.subject = subject;
        this.backlog = new Backlog(options.maxWaiting(), options.maxWaitingBytes());
        this.teller = new Teller(name, backlog, listener, this::told);
        this.telling = Watcher.thread("notifications", name, teller);
        this.watcher = new Watcher(name, exchange, telling);
    }

    /**
     * Begins to tell what has come and what comes.
     *
     * @return what its user gets
     * @throws org.plugboard.connection.ConnectionException if the session has failed
     */
    Subscription begin() {
        isAgreed = true;
        watcher.start();
        telling.start();
        return handle.subscription();
    }

    /**
     * The listener is told nothing, but the device may send all the same, since nobody knows what became of the request.
     *
     * @throws org.plugboard.connection.ConnectionException if the session has failed
     */
    void beginDeaf() {
        isAgreed = true;
        finish(Kind.CLOSED, "nobody saw whether the device agreed");
        backlog.clear();
        watcher.start();
        told();
    }

    /** What is listened to. */
    Subject subject() {
        return subject;
    }

    /** Whether the device may answer nothing else. */
    boolean isAtDevice() {
        return subject.isAskedFor() && isAgreed;
    }

    /** This has come, in so many bytes. */
    void came(Notification notification, int bytes) {
        long missed = backlog.put(notification, bytes);
        if (missed > 0) {
            losses.more(missed).ifPresent(this::warn);
        }
    }

    private void warn(String ofListener) {
        LOG.warn("{}: the listener to {} {}", name, subject.what(), ofListener);
    }

    /** Something has come that cannot be read. */
    void unreadable(String reason) {
        if (unreadable.incrementAndGet() == 1) {
            LOG.warn("{}: a notification is dropped, and others like it will be: {}", name, Failures.excerpt(reason));
        } else {
            LOG.debug("{}: a notification is dropped: {}", name, Failures.excerpt(reason));
        }
    }

    /** The device has sent all. */
    void complete() {
        finish(Kind.COMPLETE, "%s is complete: its stop time is reached".formatted(subject.what()));
        watcher.stopReading();
    }

    /** The session has ended. */
    void sessionEnded(String reason) {
        if (backlog.finish(new SubscriptionEnd(Kind.SESSION_ENDED, reason))) {
            LOG.debug("{}: {} ends with the session", name, subject.what());
        }
        backlog.tellUntil(Deadline.after(Watcher.REST));
        watcher.over();
    }

    private void finish(Kind kind, String reason) {
        if (backlog.finish(new SubscriptionEnd(kind, name + ": " + reason))) {
            LOG.info("{}: {}", name, reason);
        }
    }

    private void told() {
        handle.release();
        audience.told(this);
        watcher.over();
        losses.end(figures().dropped()).ifPresent(this::warn);
    }

    @Override
    public boolean isOpen() {
        return !backlog.isOver();
    }

    @Override
    public SubscriptionFigures figures() {
        return backlog.figures(teller.failed(), unreadable.get());
    }

    @Override
    public void close() {
        boolean goesOn = subject.isAskedFor();
        if (!goesOn) {
            // In this order: whoever hears the end can listen again.
            audience.dismiss(this);
        }
        finish(Kind.CLOSED, subject.what() + " was closed by its user");
        backlog.clear();
        if (!goesOn) {
            watcher.stopReading();
        }
    }
}
