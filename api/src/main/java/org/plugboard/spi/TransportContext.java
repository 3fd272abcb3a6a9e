// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;

/** What a transport is given: what it needs to know of the connection that it carries, and transports to stand on. Thread-safe. */
@ProviderType
public interface TransportContext {

    /** Device and alias, as every message begins: {@code R1/cli}. */
    String name();

    /** What is known of the device. */
    DeviceFacts device();

    /** The alias of the connection. */
    String alias();

    /** The path, if one is named or chosen. */
    Optional<Path> path();

    /** The merged arguments. */
    Arguments arguments();

    /**
     * The credential of this name: the path's, the device's, the testbed's; else the one named {@code default}, with a
     * warning (semantics 114–116). What does not stand in the file comes from the {@link CredentialSource} that is
     * named there: it is asked once in a session, and blocks until the deadline of the connect at most, later as long anew.
     *
     * @throws org.plugboard.connection.ConnectionException if the source is not here or does not give it
     */
    Optional<Credential> credential(String name);

    /**
     * Asks a person what the device wants to know at login and no credential has, such as a code that counts once: the {@link
     * org.plugboard.device.Asker} of the testbed. Blocks until the answer is there or the deadline is over. The manager logs neither.
     *
     * @param question what is asked, without the device, which is put before it
     * @param hidden whether the answer must not be seen while it is typed
     * @return empty if nobody is there to be asked
     * @throws org.plugboard.connection.TimedOutException if the answer did not come in time
     * @throws org.plugboard.connection.ConnectionException if the question cannot be asked
     */
    default Optional<Secret> ask(String question, boolean hidden, Deadline deadline) {
        return Optional.empty();
    }

    /** Reports what was found out about the device, for example its host name; the device keeps it. */
    void learned(String key, String value);

    /**
     * Opens a pipe of bytes to the device, or another one that a transport stands on: it asks for that while it is
     * opened itself, with the deadline that it was given, and closes it when it is closed. Blocks until it is open. The
     * manager resolves the protocol, owns the transport and closes it when the connection ends, and ends the connection
     * when the plugin of any of its transports leaves.
     *
     * <p>By the first call all arguments must have been read: one of the caller's that nobody knows is refused here, before
     * anything is sent.
     *
     * @throws org.plugboard.connection.UnknownNameException if no transport for the protocol is here
     * @throws org.plugboard.connection.ConnectionException if it cannot be opened before the deadline
     */
    Transport openTransport(TransportRequest request, Deadline deadline);
}
