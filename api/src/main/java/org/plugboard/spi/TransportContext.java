// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;

/** What a transport is told of the connection that it carries. Thread-safe. */
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
     * warning (semantics 114–116).
     */
    Optional<Credential> credential(String name);

    /** Reports what was found out about the device, for example its host name; the device keeps it. */
    void learned(String key, String value);
}
