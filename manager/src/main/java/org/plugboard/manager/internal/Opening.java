// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PoolFigures;

/**
 * What one connect opens, until it is closed for good: a session with its turn, or a pool of sessions. It knows neither the
 * device nor the connection, so that those who close openings from outside, and the threads that work for one, keep no device alive.
 */
interface Opening extends Sessions {

    @Override
    default Opening opening() {
        return this;
    }

    /** Opens it in the caller's thread. Once; blocks until it is open or its deadline is over. */
    void open();

    /** Whether it can be used now, as its plugin sees it. Calls the plugin; does not block. */
    boolean isConnected();

    /** Whether it can never be used again. Calls the plugin; does not block. */
    boolean isDead();

    /** When it began to end; empty while nobody has ended it. */
    Optional<Instant> endedAt();

    /** Why it is closed, as the exception that a caller gets. */
    ConnectionException closedException();

    /** The names of the services, empty while there are none. */
    Set<String> services();

    /** The class loader that only the plugin's bundle has, if there is such a one. */
    @Nullable
    ClassLoader pluginLoader();

    /** Whether its sessions are of this type. */
    boolean implementsType(Class<?> type);

    /** Whether it uses something of this plugin: its class or a transport. */
    boolean uses(Plugin<?> withdrawn);

    /** Whether the device with this token is the one that it belongs to. */
    boolean belongsTo(Object deviceToken);

    /**
     * Waits for a session at most so long.
     *
     * @param limitNs nanoseconds; 0 does not wait, {@link Long#MAX_VALUE} is without limit
     * @return the session; null if there was none in time
     */
    @Nullable
    OpenSession borrow(Access access, long limitNs);

    /** Gives a session back for a thread that may be gone; as {@link #giveBack(OpenSession, Access)}. */
    void giveBack(OpenSession session, Access access, Thread borrower);

    /** Its figures, if it is a pool. */
    Optional<PoolFigures> figures();

    /**
     * Ends it in a bounded time, without waiting for running calls. Who comes second waits for the first.
     *
     * @return what went wrong, if something did
     */
    Optional<ConnectionException> close(String reason);
}
