// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A connection for several calls of one thread, with nobody else between them (semantics 43, 46):
 *
 * <pre>{@code
 * try (Lease worker = pool.lease()) {
 *     worker.send("reload\n");
 *     worker.as(Cli.class).expect("confirm");
 *     worker.send("n");
 * }
 * }</pre>
 *
 * <p>Of a pool it is one worker, which is brought back to the state in which it was connected before the next borrower gets
 * it. Of any other connection it is the turn: every other caller waits until it is closed, also those of {@linkplain
 * ServiceInterface#concurrent concurrent} services; calls of the same thread on the connection itself go on as before.
 *
 * <p>It belongs to the thread that took it: from another thread, every method but {@link #connection} throws {@link
 * InvalidRequestException} and changes nothing. A lease that is forgotten is reported in the log with the place where it was taken, and given back when
 * nobody holds it any more.
 */
@ProviderType
public interface Lease extends Services, AutoCloseable {

    /** The connection that it was taken from. */
    Connection connection();

    /**
     * Gives it back; does not block. The second time it does nothing, so that each lease is given back exactly once.
     *
     * @throws InvalidRequestException if it is another thread that does so
     */
    @Override
    void close();
}
