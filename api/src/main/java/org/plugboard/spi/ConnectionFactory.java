// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A connection class: makes the sessions of one kind of connection. Registered as a service, with its names in {@link
 * ConnectionClass}. Must be thread-safe.
 *
 * <p>The services of the class are the methods of the {@linkplain org.plugboard.connection.ServiceInterface service
 * interfaces} that its sessions implement. Declare {@link #create} with your own session type: then they are known, and a
 * mistake in them is reported, when the class is registered and not when it is first used.
 */
@ConsumerType
@FunctionalInterface
public interface ConnectionFactory {

    /**
     * Makes a session that is not connected yet. Reads its arguments here, so that a wrong one is reported before
     * anything is sent; must not block.
     *
     * @throws org.plugboard.connection.InvalidRequestException if an argument cannot be used
     */
    Session create(ConnectionContext context);
}
