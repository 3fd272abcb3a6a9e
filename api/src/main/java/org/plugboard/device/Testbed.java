// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.UnknownNameException;

/** The devices of one testbed file, alive. Thread-safe. */
@ProviderType
public interface Testbed {

    /** The testbed's name. */
    String name();

    /** The data that it was made from. */
    TestbedFacts facts();

    /** All devices in the order of the file. */
    Collection<Device> devices();

    /**
     * The device of this name or alias (semantics 77).
     *
     * @throws UnknownNameException if there is none; it lists those that there are and the nearest
     */
    Device device(String nameOrAlias);

    /** Destroys all connections of all devices, as {@link org.plugboard.connection.Connector#destroyAll()} does. */
    void destroyAll();
}
