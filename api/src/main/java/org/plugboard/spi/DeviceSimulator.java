// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes devices to try things on, inside this process and on the loopback interface only. Registered as a service, for
 * demonstrations and tests. Must be thread-safe; a simulator that leaves closes its devices.
 */
@ConsumerType
public interface DeviceSimulator {

    /** The platforms that it knows by itself: {@code iosxe}, {@code linux}, … */
    List<String> platforms();

    /**
     * Starts a device on free ports. Blocks until it can be connected to.
     *
     * @param simulation what it behaves like
     * @param hostname what it calls itself, in its prompt for example
     * @throws org.plugboard.connection.UnknownNameException if there is no such platform, state or operating system
     * @throws org.plugboard.connection.InvalidRequestException if a file cannot be used; it names the file and the line
     * @throws org.plugboard.connection.ConnectFailedException if it cannot listen
     */
    SimulatedDevice start(Simulation simulation, String hostname);

    /** Starts a device of a platform that the simulator knows by itself. */
    default SimulatedDevice start(String platform, String hostname) {
        return start(new Simulation.Shipped(platform), hostname);
    }
}
