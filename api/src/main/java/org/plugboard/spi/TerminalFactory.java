// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The command line engine, a service for the factories of connection classes that are command lines. Plugins hold a
 * mandatory reference to it, so that they come and go with it. Thread-safe.
 */
@ProviderType
public interface TerminalFactory {

    /**
     * A command line session over a transport. While no path is named, it takes the first one with this protocol.
     *
     * @param protocol the transport's protocol, in lower case
     * @throws org.plugboard.connection.InvalidRequestException if there is no such path, or an argument cannot be used
     */
    Terminal create(ConnectionContext context, String protocol);
}
