// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.spi.Deadline;

/**
 * What one connect opens, until it is closed for good: a session with its turn, or a pool of sessions. It knows neither the
 * device nor the connection, so that those who close openings from outside, and the threads that work for one, keep no device alive.
 */
interface Opening extends Sessions {

    @Override
    default Opening opening() {
        return this;
    }

    @Override
    default boolean isToBeReplaced() {
        return settings().reconnect() && isDead();
    }

    /** Device and alias, as every message begins. */
    String name();

    /** Why it must be closed, if the facts that it is built on have changed. Does not block. */
    Optional<String> outdated();

    /** What the manager's own arguments were when it was made. */
    ConnectionSettings settings();

    /** By when it is open, or has failed, if it is being opened now; sooner once the limits of its device have let it in. */
    Deadline deadline();

    /** Opens it in the caller's thread. Once; blocks until it is open or its deadline is over. */
    void open();

    /** Whether it can be used now, as its plugin sees it. Calls the plugin; does not block. */
    boolean isConnected();

    /** Whether it can never be used again. Calls the plugin; does not block. */
    boolean isDead();

    /**
     * Gives up what of it is dead while nobody calls it, so that this is told. Its remains are cleared away in the background. Calls the
     * plugin; does not block.
     */
    void giveUpLost();

    /** Why it is dead, as far as can be seen from outside. Calls the plugin; does not block. */
    String lossSeen();

    /**
     * Has one that heals by itself try at once, and waits until it is connected, at most as long as connecting may take.
     *
     * @throws ConnectionException if it is not, with the reason
     */
    default void awaitHealed() {}

    /** When it began to end; empty while nobody has ended it. */
    Optional<Instant> endedAt();

    /** Why it ends; empty while nobody has ended it. Does not block. */
    Optional<Ending> ending();

    /** Why it is closed, as the exception that a caller gets. */
    ConnectionException closedException();

    /** The names of the services, empty while there are none. */
    Set<String> services();

    /** The words that can go on a line, as far as its session knows. Does not block. */
    default List<String> completions(List<String> before) {
        return List.of();
    }

    /** Whether it uses something of this plugin: its class or a transport. */
    boolean uses(Plugin<?> withdrawn);

    /** The protocols of the transports that it stands on just now, sorted. */
    Set<String> protocols();

    /** Whether the device with this token is the one that it belongs to. */
    boolean belongsTo(Object deviceToken);

    /**
     * Waits for a worker at most so long.
     *
     * @param limitNs nanoseconds; 0 does not wait, {@link Long#MAX_VALUE} is without limit
     * @return the worker; null if there was none in time
     */
    @Nullable
    Worker borrow(Access access, long limitNs);

    @Override
    default void giveBack(Worker worker, Access access) {
        giveBack(worker, access, Thread.currentThread());
    }

    /** Gives a worker back for the thread that has borrowed it, which may be gone. Does not block. */
    void giveBack(Worker worker, Access access, Thread borrower);

    /** Its figures, if it is a pool. */
    Optional<PoolFigures> figures();

    /**
     * Ends it in a bounded time, without waiting for running calls. Who comes second waits for the first.
     *
     * @return what went wrong, if something did
     */
    Optional<ConnectionException> close(Ending ending);
}
