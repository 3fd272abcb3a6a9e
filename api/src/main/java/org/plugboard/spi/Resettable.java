// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Session} that can be brought back to the state in which {@link Session#connect} left it, so that the next
 * borrower of a pool finds nothing of the one before. A session that does not offer it is handed on as it is.
 */
@ConsumerType
public interface Resettable {

    /**
     * Whether nothing of its callers is left, as far as this side knows: the first mode, no input that waits, no locks. Called
     * when a worker is given back, and again after {@link #reset}. Must not block.
     */
    boolean isReset();

    /**
     * Brings it back; nobody else calls a service meanwhile. A session that cannot be brought back, or that is not {@link
     * #isReset} afterwards, is ended and replaced.
     *
     * @throws org.plugboard.connection.TimedOutException if it is not back at the deadline
     * @throws org.plugboard.connection.ConnectionException if it cannot be brought back
     */
    void reset(Deadline deadline);
}
