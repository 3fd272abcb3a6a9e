// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Path;

/**
 * What a session is given, made afresh at each connect. It does not give the live device, so that a session cannot keep it
 * alive. Thread-safe.
 */
@ProviderType
public interface ConnectionContext extends TransportContext {

    /**
     * The paths that a class may choose among while {@link #path()} is empty: those of the device that name no other
     * class, in the order of the file.
     */
    List<Path> paths();

    /** The protocols for which there is a transport here, now. */
    Set<String> protocols();

    /** This context on a path that the class chose; the choice is logged, and the connection shows it. */
    ConnectionContext on(Path path);

    /**
     * Opens a pipe of bytes to the device. Blocks until it is open. The manager resolves the protocol, owns the transport
     * and closes it when the connection ends, and ends the connection when the transport's plugin leaves.
     *
     * <p>By the first call all arguments must have been read: one of the caller's that nobody knows is refused here, before
     * anything is sent.
     *
     * @throws org.plugboard.connection.UnknownNameException if no transport for the protocol is here
     * @throws org.plugboard.connection.ConnectionException if it cannot be opened before the deadline
     */
    Transport openTransport(TransportRequest request, Deadline deadline);
}
