// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The plugin's side of one open connection: one pipe, from one {@code connect} to one {@code disconnect} (semantics 36).
 * It is used once; connecting again makes a new session behind the same handle.
 *
 * <p>The manager calls services one at a time, but for those of {@linkplain
 * org.plugboard.connection.ServiceInterface#concurrent concurrent} service interfaces, which any number of threads call at
 * once. {@link #isConnected} and {@link #disconnect} may come at any time from another thread.
 */
@ConsumerType
public interface Session {

    /**
     * Opens the session and returns when it is ready for its services.
     *
     * @throws org.plugboard.connection.TimedOutException if it is not ready at the deadline
     * @throws org.plugboard.connection.ConnectionException if it cannot be opened
     */
    void connect(Deadline deadline);

    /** Whether it can still be used, as far as this side knows. Must not block. */
    boolean isConnected();

    /**
     * Ends the session, also while {@link #connect} or services are running, all of which then end with an exception. Called
     * once; the manager closes the transports afterwards in any case.
     */
    void disconnect(Deadline deadline);
}
