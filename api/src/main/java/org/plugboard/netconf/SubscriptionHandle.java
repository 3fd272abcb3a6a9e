// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A subscription as its user holds it, for those who make connection classes: it lets go of what does the work when that is over, so that who
 * holds it longer keeps no plugin in memory. Thread-safe.
 */
public final class SubscriptionHandle implements Subscription {

    private final AtomicReference<Subscription> work;

    /** Stands for this one, until {@link #release}. */
    public SubscriptionHandle(Subscription work) {
        this.work = new AtomicReference<>(work);
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

    /** It has ended, and its figures are the last ones. */
    public void release() {
        work.updateAndGet(ending -> new Ended(ending.figures()));
    }

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
