// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Device;

/**
 * The connections of one device by alias (semantics 1–34). Thread-safe. It refers to its device weakly, so that it does
 * not keep alive a device that nobody uses.
 */
@ProviderType
public interface ConnectionManager extends Connector {

    /**
     * The device whose manager this is.
     *
     * @throws IllegalStateException if the device is gone because nobody held it
     */
    Device device();

    /** The connections by alias, a snapshot in the order in which they were made (semantics 6). */
    Map<String, Connection> connections();

    /** The alias that a call without one means (semantics 5, 10). */
    String defaultAlias();

    /**
     * Makes {@code alias} the default one (semantics 29, {@code default_connection_alias}).
     *
     * @throws InvalidRequestException if it is no alias (semantics 27)
     */
    void defaultAlias(String alias);
}
