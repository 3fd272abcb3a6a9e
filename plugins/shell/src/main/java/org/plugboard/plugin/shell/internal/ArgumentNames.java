// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.plugboard.device.Device;

/** The names of arguments that can be given to a connection, as far as that can be known without asking its class. */
final class ArgumentNames {

    /** Those that each connection, or each command line, knows. */
    private static final List<String> USUAL = List.of(
            "connect_timeout",
            "keep_alive",
            "keep_alive_by",
            "lease_warning",
            "lock_timeout",
            "plugin_timeout",
            "pool_least",
            "pool_max_age",
            "pool_max_idle",
            "pool_size",
            "pool_timeout",
            "timeout");

    private ArgumentNames() {}

    /** The usual ones and those that the device's description gives. */
    static Collection<String> of(Device device) {
        TreeSet<String> names = new TreeSet<>(USUAL);
        names.addAll(device.facts().defaults().arguments().keySet());
        device.facts()
                .paths()
                .values()
                .forEach(path -> names.addAll(path.arguments().keySet()));
        return names;
    }
}
