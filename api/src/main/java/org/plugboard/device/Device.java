// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.ConnectionManager;
import org.plugboard.connection.Connector;
import org.plugboard.connection.Services;

/**
 * A device that can be connected to. What its connection manager can do, the device can do (semantics 24); its services
 * are those of its default connection (25); {@link #alias} finds the others (26).
 *
 * <p>Thread-safe. A device that nobody holds any more, nor any of its connections, closes its open sessions.
 */
@ProviderType
public interface Device extends Connector, Services {

    /** The device's name in its testbed. */
    String name();

    /** What is known of the device without connecting to it. */
    DeviceFacts facts();

    /** What its connections found out about it so far, for example its {@code hostname}; a snapshot. */
    Map<String, String> learned();

    /** The one manager of this device's connections, the same as long as the device lives (semantics 1). */
    ConnectionManager connectionManager();
}
