// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One session of a pool. What can change is guarded by the lock of its {@link Roster}, but for what its borrower alone sees. */
final class PoolWorker implements Worker {

    private final OpenSession session;
    private final long bornNs = System.nanoTime();
    private @Nullable Thread borrower;
    private long sinceNs = bornNs;
    private long idleNs;

    /** What a call that failed on it has seen; null if none did. Of its borrower only, who hands it on under the lock. */
    private @Nullable String suspicion;

    /** How old it may become: a little less than the others, so that not all are replaced at once. */
    private final double shareOfMaxAge = 0.9 + ThreadLocalRandom.current().nextDouble(0.1);

    /** Whether it was given back alive. Of its borrower only. */
    private boolean proven;

    private final int number;
    private final AtomicBoolean givenUp = new AtomicBoolean();

    /** Of a session that is open. */
    PoolWorker(OpenSession session, int number) {
        this.session = session;
        this.number = number;
    }

    /** Its number in the pool, from 1 on; none comes twice. */
    int number() {
        return number;
    }

    /** Whether it is to be given up now, and was not before. */
    boolean giveUp() {
        return givenUp.compareAndSet(false, true);
    }

    /** It has done its work: from now on its end is no failure to connect. Returns whether it had before. */
    boolean prove() {
        boolean before = proven;
        proven = true;
        suspicion = null;
        return before;
    }

    boolean isProven() {
        return proven;
    }

    @Override
    public OpenSession session() {
        return session;
    }

    /** A call failed on it, by which it may be dead for this reason. */
    void suspect(String reason) {
        suspicion = reason;
    }

    /** Why it may be dead; null if nobody thinks so. */
    @Nullable
    String suspicion() {
        return suspicion;
    }

    /** That it is dead, as it is seen from outside. Calls the plugin; does not block. */
    Ending loss() {
        return Ending.lost(session.lossSeen());
    }

    /** Under the lock: from now on it works for this thread, or for nobody. */
    void workFor(@Nullable Thread thread) {
        idleNs = 0;
        borrower = thread;
        sinceNs = System.nanoTime();
    }

    /** Under the lock: from now on it works for this thread, after it was free. */
    void endIdleness(Thread thread) {
        long freeSinceNs = sinceNs;
        workFor(thread);
        idleNs = sinceNs - freeSinceNs;
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
                && System.nanoTime() - bornNs > settings.maxAge().toNanos() * shareOfMaxAge;
    }

    /**
     * Whether it has waited for work for longer than it may. Right for its borrower; for who looks at free ones it may be
     * over when it is said, so he takes it aside before he acts.
     */
    boolean isIdleForTooLong(PoolSettings settings) {
        return !settings.maxIdle().isZero() && idleNs() > settings.maxIdle().toNanos();
    }
}
