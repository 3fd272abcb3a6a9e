// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Services;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;

/**
 * What a command is about: {@code phoenix} or {@code phoenix/vty_1}.
 *
 * @param alias which of its connections, or null for the default one
 */
record Target(Device device, @Nullable String alias) {

    /** Finds what the word means; the name of a device goes before a device with an alias. */
    static Target of(Workbench bench, Object word) {
        String text = word.toString();
        int slash = text.lastIndexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            return new Target(bench.device(text), null);
        }
        try {
            return new Target(bench.device(text), null);
        } catch (UnknownNameException wholeIsNoDevice) {
            return new Target(bench.device(text.substring(0, slash)), text.substring(slash + 1));
        }
    }

    Target withAlias(String name) {
        return new Target(device, name);
    }

    Services services() {
        return alias == null ? device : device.alias(alias);
    }

    /** The connection, if it was made already. */
    Optional<Connection> connection() {
        try {
            return Optional.of(
                    device.alias(alias == null ? device.connectionManager().defaultAlias() : alias));
        } catch (UnknownNameException notMade) {
            return Optional.empty();
        }
    }
}
