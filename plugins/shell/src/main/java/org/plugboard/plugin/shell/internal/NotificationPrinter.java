// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.SubscriptionEnd;

/** Prints notifications as they come, each at once, at most so many; that the log has ended is none of those. */
final class NotificationPrinter implements NotificationListener {

    private final PrintStream out;
    private final int columns;
    private final boolean withXml;
    private final CountDownLatch done = new CountDownLatch(1);

    /** Only of the thread that tells. */
    private long left;

    private volatile boolean isClosed;
    private volatile @Nullable SubscriptionEnd end;

    /**
     * Prints so many.
     *
     * @param columns how wide a line may be
     * @param withXml whether the event stands below its line, which is otherwise all that there is of it
     */
    NotificationPrinter(PrintStream out, int columns, long count, boolean withXml) {
        this.out = out;
        this.columns = columns;
        this.left = count;
        this.withXml = withXml;
    }

    @Override
    public void notified(Notification notification) {
        if (left > 0) {
            if (withXml) {
                print(NotificationLine.head(notification));
                print(notification.event().indented().text());
            } else {
                print(NotificationLine.of(notification, columns));
            }
            if (!notification.isReplayComplete()) {
                left--;
            }
        }
        if (left == 0) {
            done.countDown();
        }
    }

    @Override
    public void dropped(long count) {
        print("(" + count + " were dropped: they came faster than they could be printed)");
    }

    @Override
    public void ended(SubscriptionEnd how) {
        end = how;
        done.countDown();
    }

    private void print(String text) {
        if (!isClosed) {
            out.println(Printable.text(text));
            out.flush();
        }
    }

    /**
     * Waits until all that is wanted is printed: so many, or for so long. Nothing is printed any more then.
     *
     * @throws ConnectionClosedException if the session has ended before
     */
    void awaitEnd(@Nullable Duration limit) throws InterruptedException {
        try {
            if (limit == null) {
                done.await();
            } else {
                boolean unused = done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            isClosed = true;
        }
        SubscriptionEnd how = end;
        if (how != null && how.kind() == SubscriptionEnd.Kind.SESSION_ENDED) {
            throw new ConnectionClosedException(how.reason());
        }
    }
}
