// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a device and its connection manager offer alike (semantics 24): making, opening, finding, closing and dropping the
 * device's connections by alias. Thread-safe; calls on different aliases run in parallel.
 *
 * <p>The calls without an alias mean the default alias (semantics 5, 10, 23).
 */
@ProviderType
public interface Connector {

    /**
     * Makes the connection and stores it under its alias, but does not connect it (semantics 13). An alias that is there
     * already gives the existing connection; what the request says otherwise is ignored with a warning. Does not block.
     *
     * @throws UnknownNameException if no class or path of that name is there
     * @throws InvalidRequestException if the alias or an argument cannot be used
     */
    Connection instantiate(ConnectRequest request);

    /** Makes the default connection without connecting it. */
    default Connection instantiate() {
        return instantiate(ConnectRequest.defaults());
    }

    /**
     * Instantiates the connection when needed, then connects it (semantics 14, 15). Blocks until it is ready to use, at
     * most as long as its argument {@code connect_timeout} says (default 60 s). Several callers of one alias make one
     * connection.
     *
     * @throws UnknownNameException if a class, path, or argument of that name is not there
     * @throws InvalidRequestException if the alias or an argument cannot be used
     * @throws ConnectFailedException if the device cannot be reached
     * @throws AuthenticationException if it refuses the credentials
     * @throws TimedOutException if it is not ready in time
     */
    Connection connect(ConnectRequest request);

    /** Connects the default connection. */
    default Connection connect() {
        return connect(ConnectRequest.defaults());
    }

    /**
     * The old name of {@link #instantiate(ConnectRequest)} with {@link ConnectRequest#pool(int)}; logs a warning (semantics 55).
     *
     * @deprecated instantiate with a pool size
     */
    @Deprecated(since = "0.1.0")
    Connection instantiatePool(ConnectRequest request, int size);

    /**
     * The old name of {@link #connect(ConnectRequest)} with {@link ConnectRequest#pool(int)}; logs a warning (semantics 55).
     *
     * @deprecated connect with a pool size
     */
    @Deprecated(since = "0.1.0")
    Connection startPool(ConnectRequest request, int size);

    /**
     * The connection that {@code name} means: the exact alias, else the default connection under the name that its class
     * gives it ({@code cli}, {@code netconf}, …), else, for the default alias, the connection under that name (semantics
     * 26, 29).
     *
     * @throws UnknownNameException if there is none; it lists those that there are and the nearest
     */
    Connection alias(String name);

    /**
     * Disconnects the connection and keeps it (semantics 17). Waits for the plugin at most five seconds and does not wait
     * for a running call, which ends with {@link ConnectionClosedException}.
     *
     * @throws UnknownNameException if there is no such connection
     */
    void disconnect(String alias);

    /** Disconnects the default connection. */
    void disconnect();

    /**
     * Disconnects the connection and drops it for good (semantics 19).
     *
     * @throws UnknownNameException if there is no such connection
     */
    void destroy(String alias);

    /** Destroys the default connection. */
    void destroy();

    /** Whether the connection of this alias is there and connected (semantics 20). Does not block. */
    boolean isConnected(String alias);

    /** Whether the default connection is there and connected. */
    boolean isConnected();

    /**
     * Disconnects all connections in parallel and keeps them (semantics 21).
     *
     * @throws SeveralFailedException after all were tried, if some failed
     */
    void disconnectAll();

    /**
     * Disconnects all connections in parallel and drops them (semantics 22).
     *
     * @throws SeveralFailedException after all were tried, if some failed
     */
    void destroyAll();
}
