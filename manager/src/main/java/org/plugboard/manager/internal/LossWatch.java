// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every few seconds at all that is open, so that what was lost while nobody called it is told: a peer that has closed or reset its
 * connection is seen by that without a byte on the wire. One round for all costs microseconds a session, and no thread. An opening whose
 * plugin hangs keeps one round for itself: the next ones leave it out.
 */
final class LossWatch {

    private static final String ROLE = "look for losses";

    private final Collection<Opening> openings;
    private final Set<Opening> looked = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Recurring rounds;

    /**
     * Has not begun.
     *
     * @param openings may change at any time
     * @param pause between two rounds; zero is no round at all
     */
    LossWatch(Collection<Opening> openings, Duration pause, Workers workers) {
        this.openings = openings;
        // A worker of its own for each round: the next one is planned whatever becomes of it.
        this.rounds = new Recurring(ROLE, () -> pause, () -> workers.soon(ROLE, this::round), workers);
    }

    /** Begins with the first opening: who opens nothing has no timer run. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            rounds.begin();
        }
    }

    /** Makes no more rounds. Does not wait. */
    void end() {
        rounds.end();
    }

    private void round() {
        for (Opening opening : openings) {
            if (looked.add(opening)) {
                try {
                    opening.giveUpLost();
                } finally {
                    looked.remove(opening);
                }
            }
        }
    }
}
