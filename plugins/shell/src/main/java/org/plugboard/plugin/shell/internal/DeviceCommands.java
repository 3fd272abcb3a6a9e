// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;

/** The devices of a testbed as commands of a session: each stands in a variable of its name. Thread-safe. */
final class DeviceCommands {

    /** Variables by which Gogo itself is steered; a device of such a name is reached by {@code execute} and its like. */
    private static final Set<String> OF_GOGO = Set.of(ShellSession.OF_UNKNOWN_COMMANDS, "SCOPE");

    private final Workbench bench;
    private final CommandSession session;
    private final List<String> names = new ArrayList<>();

    DeviceCommands(Workbench bench, CommandSession session) {
        this.bench = bench;
        this.session = session;
    }

    /** Makes each device a command, and no others; the name of a command keeps its meaning. */
    synchronized void name(Testbed testbed) {
        forget();
        for (Device device : testbed.devices()) {
            name(device, device.name());
            name(device, device.facts().alias());
        }
    }

    private void name(Device device, String name) {
        if (!names.contains(name)
                && !OF_GOGO.contains(name)
                && Commands.named(name).isEmpty()) {
            session.put(name, new DeviceFunction(bench, device));
            names.add(name);
        }
    }

    /** Takes them out of the session. */
    synchronized void forget() {
        names.forEach(name -> session.put(name, null));
        names.clear();
    }

    /** The names by which devices can be called as commands. */
    synchronized List<String> names() {
        return List.copyOf(names);
    }
}
