// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes the transports of one or more protocols, named in {@link TransportProtocol}. Must be thread-safe. */
@ConsumerType
@FunctionalInterface
public interface TransportFactory {

    /**
     * Makes a transport that is not open yet. Reads its arguments here; must not block.
     *
     * @throws org.plugboard.connection.InvalidRequestException if an argument cannot be used
     * @throws org.plugboard.connection.NotSupportedException if the protocol cannot serve the purpose
     */
    Transport create(TransportContext context, TransportRequest request);
}
