// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Device;
import org.plugboard.device.Path;

/**
 * One connection of a device, and the only object of it that a user holds (semantics 3, 4, 35, 36). It is the same object
 * from {@code instantiate} to {@code destroy}; the plugin's session behind it is made afresh at each connect. Holds its
 * device strongly. Thread-safe.
 *
 * <p>It may be a pool (semantics 44–54): several sessions of the same class and path, its workers, of which each call borrows
 * one, first come first served. Then what is said of one session holds for each worker, and it is connected while at least
 * one of them is.
 */
@ProviderType
public interface Connection extends Services {

    /** The state of a connection. */
    enum State {
        /** Made, or disconnected again; {@code connect} opens it. */
        DISCONNECTED,
        /** Somebody is connecting it. */
        CONNECTING,
        /** Ready for calls, as far as this side knows. */
        CONNECTED,
        /** Dropped; it cannot be used again (semantics 19). */
        DESTROYED
    }

    /** The device that it leads to. */
    Device device();

    /** Its name within the device (semantics 4). */
    String alias();

    /** The name of its connection class, as it was asked for. */
    String connectionClass();

    /** The path that it uses; empty while none was named and its class has not chosen one yet. */
    Optional<Path> path();

    /** Its state now. */
    State state();

    /** When it came into its state; for one that was lost, when that was noticed. */
    Instant since();

    /** Whether it is connected, as its class sees it (semantics 20). Does not block. */
    boolean isConnected();

    /**
     * Sets an argument for the next time that it is connected.
     *
     * @return this connection
     * @throws InvalidRequestException if the argument cannot be used
     */
    Connection with(String argument, Object value);

    /**
     * Takes it for several calls of this thread (semantics 43): of a pool one worker, else its turn. Waits as a call does, at
     * most as long as its argument {@code pool_timeout} or {@code lock_timeout} says (default 0: without limit). A thread that has the turn of a plain connection
     * already gets it once more.
     *
     * @throws NotConnectedException if it is not connected
     * @throws TimedOutException if there is no worker or turn in time
     * @throws CallInterruptedException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection is closed meanwhile
     * @throws InvalidRequestException if it could never come, since this thread itself has all workers of the pool
     */
    Lease lease();

    /**
     * As {@link #lease()}, waiting at most so long; {@link Duration#ZERO} does not wait.
     *
     * @return the lease; empty if there was no worker or turn in time
     */
    Optional<Lease> lease(Duration limit);

    /** If it is a pool, its figures now; those of one that is not connected say so by zeros. */
    Optional<PoolFigures> pool();

    /** Connects it if it is not; as {@link Connector#connect(ConnectRequest)}. */
    Connection connect();

    /** Disconnects it if it is connected; as {@link Connector#disconnect(String)}. */
    void disconnect();

    /** Disconnects and drops it; as {@link Connector#destroy(String)}. */
    void destroy();

    /**
     * The names of the services that it offers, sorted. Before it is connected, those that its class says beforehand; empty
     * while the class has not said, or is not here.
     */
    Set<String> services();

    /**
     * The words that can go on a line for its service {@code execute}, as far as its class knows ({@link
     * org.plugboard.spi.CompletesLines}); for shells that complete words. Does not block, and asks nothing of the device.
     *
     * @param before the whole words of the line so far
     * @return empty where anything can stand, and while it is not connected; for a pool always
     */
    List<String> completions(List<String> before);
}
