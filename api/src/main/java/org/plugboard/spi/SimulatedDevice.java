// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.Credential;

/** A device that a {@link DeviceSimulator} has started. Thread-safe. */
@ConsumerType
public interface SimulatedDevice extends AutoCloseable {

    /** What it calls itself. */
    String hostname();

    /** What a testbed says as its {@code os}. */
    String os();

    /** The protocols that it speaks, in lower case: {@code ssh}, {@code telnet}, {@code netconf}. */
    Set<String> protocols();

    /**
     * The port on 127.0.0.1 where it speaks this protocol.
     *
     * @throws org.plugboard.connection.UnknownNameException if it does not speak it
     */
    int port(String protocol);

    /**
     * The only login that it accepts: that of its description, else one that was made for this device. Its {@code
     * enable_password} opens the privileged mode where the platform has one.
     */
    Credential credential();

    /** Stops it and cuts its sessions, in a bounded time. Idempotent. */
    @Override
    void close();
}
