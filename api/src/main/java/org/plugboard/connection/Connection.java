// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Device;
import org.plugboard.device.Path;

/**
 * One connection of a device, and the only object of it that a user holds (semantics 3, 4, 35, 36). It is the same object
 * from {@code instantiate} to {@code destroy}; the plugin's session behind it is made afresh at each connect. Holds its
 * device strongly. Thread-safe.
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
}
