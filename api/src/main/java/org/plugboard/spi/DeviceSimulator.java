// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes devices to try things on, inside this process and on the loopback interface only. Registered as a service, for
 * demonstrations and tests. Must be thread-safe; a simulator that leaves closes its devices.
 */
@ConsumerType
@FunctionalInterface
public interface DeviceSimulator {

    /**
     * Starts a device on free ports. Blocks until it can be connected to.
     *
     * @param platform what it looks like: {@code iosxe}, {@code linux}, …
     * @param hostname what it calls itself, in its prompt for example
     * @throws org.plugboard.connection.UnknownNameException if there is no such platform
     * @throws org.plugboard.connection.ConnectFailedException if it cannot listen
     */
    SimulatedDevice start(String platform, String hostname);
}
