// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What makes a subscription for its user, for those who make connection classes: it lets go of what does the work when that is over, so that
 * who holds the subscription longer keeps no plugin in memory. Thread-safe.
 */
public final class SubscriptionHandle {

    private final Held held;

    /** Its subscription stands for this one, until {@link #release}. */
    public SubscriptionHandle(Subscription work) {
        this.held = new Held(new AtomicReference<>(work));
    }

    /** What its user gets. */
    public Subscription subscription() {
        return held;
    }

    /** It has ended, and its figures are the last ones. */
    public void release() {
        held.work.updateAndGet(ending -> new Ended(ending.figures()));
    }

    /** Nothing of it leads to {@link #release}. */
    private record Held(AtomicReference<Subscription> work) implements Subscription {

        @Override
        public boolean isOpen() {
            return work.get().isOpen();
        }

        @Override
        public SubscriptionFigures figures() {
            return work.get().figures();
        }

        @Override
        public void close() {
            work.get().close();
        }
    }

    /** What is left of one that has ended. */
    private record Ended(SubscriptionFigures figures) implements Subscription {

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void close() {}
    }
}
