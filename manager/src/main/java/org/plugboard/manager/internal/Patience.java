// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import org.plugboard.spi.Deadline;

/**
 * How long somebody waits for a plugin that is briefly away.
 *
 * @param subject whose messages they are, as each begins
 * @param bound until so long after it left
 * @param deadline by which the wait is over in any case
 * @param owner whose end ends the wait
 */
record Patience(String subject, Duration bound, Deadline deadline, SessionFetches.Owner owner) {

    /** Nanoseconds that are left for one that left then. */
    long remainingNs(Departed departed) {
        return Math.min(departed.remainingNs(bound), deadline.remainingNs());
    }
}
