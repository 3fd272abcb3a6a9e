// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks from time to time at the workers of a pool that nobody asks for, and has those given up that are dead, too old or idle for too long. */
final class Rounds {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final PoolSettings settings;
    private final Roster roster;
    private final BiConsumer<PoolWorker, Ending> giveUp;
    private final Recurring rounds;

    /**
     * Of the pool with this roster.
     *
     * @param giveUp ends a worker that is not free any more, for a reason
     */
    Rounds(PoolSettings settings, Roster roster, BiConsumer<PoolWorker, Ending> giveUp, Workers workers) {
        this.settings = settings;
        this.roster = roster;
        this.giveUp = giveUp;
        this.rounds = new Recurring("round of the pool", this::pause, this::look, workers);
    }

    /** Begins, after a pause. */
    void begin() {
        rounds.begin();
    }

    private Duration pause() {
        return Stream.of(LONGEST_PAUSE, settings.maxAge().dividedBy(settings.size()), settings.maxIdle())
                .filter(limit -> !limit.isZero())
                .map(limit -> limit.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : limit)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_PAUSE);
    }

    private void look() {
        boolean oldOneGone = false;
        for (PoolWorker worker : roster.freeOnes()) {
            // One for its age in a round: a pool whose workers are of one age must not be without any.
            boolean isOld = worker.isTooOld(settings);
            Ending reason = isOld && oldOneGone ? null : reasonToGiveUp(worker);
            if (reason != null && roster.takeAside(worker)) {
                // It may have been borrowed and given back since it was looked at.
                Ending still = reasonToGiveUp(worker);
                if (still == null) {
                    roster.free(worker);
                } else {
                    giveUp.accept(worker, still);
                    oldOneGone |= isOld;
                }
            }
        }
    }

    private @Nullable Ending reasonToGiveUp(PoolWorker worker) {
        if (worker.isTooOld(settings)) {
            return Ending.givenUp("old enough");
        }
        if (worker.isIdleForTooLong(settings)) {
            return Ending.givenUp("idle for long enough");
        }
        return worker.session().isConnected() ? null : worker.loss();
    }

    /** Makes no more rounds; the one that is being made ends by itself. */
    void end() {
        rounds.end();
    }
}
