// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * A pool in figures, taken at one moment. Those that count begin anew at each connect.
 *
 * @param size the greatest number of workers, as it was asked for
 * @param total how many workers are connected now
 * @param busy how many of them work for somebody or are being brought back into their first state
 * @param free how many of them wait for work
 * @param waiting how many callers wait for a worker
 * @param borrowed how many times a worker was given out, for a call or a lease
 * @param replaced how many workers were given up and replaced: dead, too old, idle for too long, or not to be brought back
 * @param waited how long callers have waited for a worker, all together
 * @param lastFailure why the last worker that could not be connected could not; empty if all could
 */
public record PoolFigures(
        int size,
        int total,
        int busy,
        int free,
        int waiting,
        long borrowed,
        long replaced,
        Duration waited,
        Optional<String> lastFailure) {

    /** As messages give it: {@code total 5, busy 5, free 0, waiting 2, borrowed 120, replaced 1, waited 42.5 s}. */
    @Override
    public String toString() {
        return "total %d, busy %d, free %d, waiting %d, borrowed %d, replaced %d, waited %s s"
                .formatted(
                        total,
                        busy,
                        free,
                        waiting,
                        borrowed,
                        replaced,
                        java.math.BigDecimal.valueOf(waited.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString());
    }
}
