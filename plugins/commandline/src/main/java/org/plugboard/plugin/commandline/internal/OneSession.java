// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Device;

/** How a command that makes one call connects. */
final class OneSession {

    private OneSession() {}

    /** The connection, not yet connected. One call needs one of the sessions that the file's pool may have. */
    static Connection instantiate(Device device, ConnectRequest request) {
        Connection connection = device.instantiate(request);
        return connection.pool().isPresent() ? connection.with("pool_least", 1) : connection;
    }

    /** The request with a time to connect in, if there is one. */
    static ConnectRequest within(@Nullable Duration timeout, ConnectRequest request) {
        return timeout == null ? request : request.with("connect_timeout", timeout.toMillis() + "ms");
    }
}
