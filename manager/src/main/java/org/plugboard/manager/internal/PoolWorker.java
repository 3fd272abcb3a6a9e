// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;

/** One session of a pool. What can change is guarded by the lock of its {@link Roster}, but for what its borrower alone sees. */
final class PoolWorker implements Worker {

    private final OpenSession session;
    private final long bornNs = System.nanoTime();
    private @Nullable Thread borrower;
    private long sinceNs = bornNs;
    private long idleNs;

    /** Whether a call failed on it. Of its borrower only, who hands it on under the lock. */
    private boolean suspect;

    /** Of a session that is open. */
    PoolWorker(OpenSession session) {
        this.session = session;
    }

    @Override
    public OpenSession session() {
        return session;
    }

    void suspect() {
        suspect = true;
    }

    boolean isSuspect() {
        return suspect;
    }

    /** Under the lock: from now on it works for this thread, or for nobody. */
    void workFor(@Nullable Thread thread) {
        long nowNs = System.nanoTime();
        idleNs = borrower == null ? nowNs - sinceNs : 0;
        borrower = thread;
        sinceNs = nowNs;
    }

    /** How long it had been free when it was borrowed; of a free one, until now. */
    private long idleNs() {
        return borrower == null ? System.nanoTime() - sinceNs : idleNs;
    }

    /** Under the lock: for whom it works. */
    @Nullable
    Thread borrower() {
        return borrower;
    }

    /** Under the lock: how long it has been busy or free without a break. */
    long sinceNs(long nowNs) {
        return nowNs - sinceNs;
    }

    /** Whether it is to be replaced for its age. */
    boolean isTooOld(PoolSettings settings) {
        return !settings.maxAge().isZero()
                && System.nanoTime() - bornNs > settings.maxAge().toNanos();
    }

    /**
     * Whether it has waited for work for longer than it may. Right for its borrower; for who looks at free ones it may be
     * over when it is said, so he takes it aside before he acts.
     */
    boolean isIdleForTooLong(PoolSettings settings) {
        return !settings.maxIdle().isZero() && idleNs() > settings.maxIdle().toNanos();
    }
}
