// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/**
 * Those who wait for the workers of a pool: callers for one that is free and fit, and who connects the pool for one that lives. What
 * is not fit is given up here, in the thread that was handed it. Thread-safe; the waiting itself is the {@link Roster}'s.
 */
final class PoolQueue {

    /** How often who waits for a worker looks at least whether one can still come. */
    private static final long LOOK_NS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final ConnectionSettings settings;
    private final Roster roster;
    private final Recruiter recruiter;
    private final SessionEnd end;
    private final BiConsumer<PoolWorker, Ending> giveUp;

    /**
     * For the workers of this roster, which this recruiter connects.
     *
     * @param end that of the pool: nobody waits behind it
     * @param giveUp is told which worker is of no more use, and why
     */
    PoolQueue(
            ConnectionSettings settings,
            Roster roster,
            Recruiter recruiter,
            SessionEnd end,
            BiConsumer<PoolWorker, Ending> giveUp) {
        this.name = end.name();
        this.settings = settings;
        this.roster = roster;
        this.recruiter = recruiter;
        this.end = end;
        this.giveUp = giveUp;
    }

    /** Whether one of the workers lives, as its plugin sees it. */
    boolean isConnected() {
        return !end.hasBegun()
                && roster.members().stream().anyMatch(worker -> worker.session().isConnected());
    }

    /**
     * Waits until a worker is connected, if none is: the dead ones go, and their pauses end.
     *
     * @throws org.plugboard.connection.ConnectionException if none is in time, with the reason
     */
    void awaitHealed() {
        if (!isConnected() || recruiter.isHopeless()) {
            recruiter.hurry();
        }
        try {
            // Whether the next one is held up is known when the dead ones are given up.
            if (isHealedBy(Deadline.after(Duration.ZERO))
                    || (isHeldUp() && isHealedBy(Deadline.after(settings.limitTimeout())))) {
                return;
            }
            refuseIfHeldUp(settings.limitTimeout());
            Deadline limit = Deadline.after(settings.connectTimeout());
            if (!isHealedBy(limit)) {
                refuseIfHeldUp(settings.connectTimeout());
                throw new TimedOutException(name + ": no worker is connected again after " + limit
                        + recruiter
                                .lastFailure()
                                .map("; the last one failed: "::concat)
                                .orElse(""));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(name + ": interrupted while waiting for a worker", "", e);
        }
    }

    /** Gives up the workers that are dead if none lives, and waits for a new one. */
    private boolean isHealedBy(Deadline limit) throws InterruptedException {
        while (true) {
            long seen = roster.admissions();
            if (isConnected()) {
                return true;
            }
            roster.members().forEach(worker -> giveUp.accept(worker, worker.loss()));
            boolean more = roster.awaitAdmission(seen, limit.remainingNs());
            if (end.hasBegun()) {
                throw end.closedException("", null);
            }
            if (!more) {
                return false;
            }
        }
    }

    /**
     * Waits for a worker at most as long as the arguments of the pool say.
     *
     * @throws TimedOutException if there was none in time
     */
    Worker borrow() {
        Worker worker = borrow(Limits.ns(settings.pool().timeout()));
        if (worker == null) {
            throw tooLate(roster.figures(0, Optional.empty()));
        }
        return worker;
    }

    private TimedOutException tooLate(PoolFigures figures) {
        return new TimedOutException("%s: no free worker after %d ms (%s)%s%s; %s"
                .formatted(
                        name,
                        settings.pool().timeout().toMillis(),
                        figures,
                        roster.longestBorrower()
                                .map("; the longest is borrowed by "::concat)
                                .orElse(""),
                        recruiter
                                .lastFailure()
                                .map("; the last one to be connected failed: "::concat)
                                .orElse(""),
                        figures.total() == 0
                                ? "see why no worker can be connected"
                                : "allow more time by the argument pool_timeout, or more workers by pool_size"));
    }

    /** Waits for a worker at most so long; null if there was none in time. */
    @Nullable
    Worker borrow(long limitNs) {
        PoolWorker worker = roster.poll();
        return worker != null && isFit(worker) ? worker : waited(worker, limitNs);
    }

    private boolean isFit(PoolWorker worker) {
        return !worker.isIdleForTooLong(settings.pool()) && worker.session().isConnected();
    }

    private Ending whyUnfit(PoolWorker worker) {
        return worker.isIdleForTooLong(settings.pool()) ? Ending.givenUp("idle for too long") : worker.loss();
    }

    /** Waits until there is a worker that is fit; keeps its place in the queue while it is given others. */
    private @Nullable Worker waited(@Nullable PoolWorker unfit, long limitNs) {
        long beganNs = System.nanoTime();
        PoolWorker worker = unfit;
        try {
            do {
                long remainingNs = limitNs == Long.MAX_VALUE ? limitNs : limitNs - (System.nanoTime() - beganNs);
                if (remainingNs > 0) {
                    worker = awaitTurn(worker, remainingNs);
                } else {
                    discard(worker);
                    worker = roster.poll();
                }
                if (worker == null && end.hasBegun()) {
                    throw end.closedException("", null);
                }
            } while (worker != null && !isFit(worker));
            return worker;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    name + ": interrupted while waiting for a free worker; nothing was sent", "", e);
        }
    }

    private @Nullable PoolWorker awaitTurn(@Nullable PoolWorker unfit, long limitNs) throws InterruptedException {
        // It has its place before the unfit one is given up: what comes for that one is for nobody behind it.
        Roster.Place place = roster.join(unfit != null);
        try {
            discard(unfit);
            refuseToWaitForItself(place);
            recruiter.mend();
            return awaitGiven(place, limitNs);
        } finally {
            roster.leave(place);
        }
    }

    private void discard(@Nullable PoolWorker unfit) {
        if (unfit != null) {
            Ending ending = whyUnfit(unfit);
            roster.takeBack(unfit);
            giveUp.accept(unfit, ending);
        }
    }

    /** Waits for a worker; looks from time to time whether there is nobody any more who could give one back. */
    private @Nullable PoolWorker awaitGiven(Roster.Place place, long limitNs) throws InterruptedException {
        long heldUpNs = Limits.exactNs(settings.limitTimeout());
        long leftNs = limitNs;
        while (true) {
            boolean wasHeldUp = isHeldUp();
            long waitNs = Math.min(leftNs, wasHeldUp ? heldUpNs : Math.max(heldUpNs, LOOK_NS));
            PoolWorker worker = roster.await(place, waitNs);
            if (worker != null || waitNs == leftNs || end.hasBegun()) {
                return worker;
            }
            if (wasHeldUp) {
                refuseIfHeldUp(settings.limitTimeout());
            }
            leftNs = leftNs == Long.MAX_VALUE ? leftNs : leftNs - waitNs;
        }
    }

    private void refuseIfHeldUp(Duration waited) {
        if (isHeldUp()) {
            recruiter.tooLate(waited).ifPresent(tooLate -> {
                throw tooLate;
            });
        }
    }

    /** Whether nobody can give a worker back to this thread, and the limits of the device let in no new one. */
    private boolean isHeldUp() {
        return recruiter.isHeldUp() && roster.hasNobodyFor(Thread.currentThread());
    }

    private void refuseToWaitForItself(Roster.Place place) {
        if (roster.waitsForItself(place, recruiter.isHopeless())) {
            throw new InvalidRequestException(
                    name + ": this thread has all " + roster.members().size()
                            + " workers itself and would wait for ever; call one of its leases, or give one back");
        }
    }
}
