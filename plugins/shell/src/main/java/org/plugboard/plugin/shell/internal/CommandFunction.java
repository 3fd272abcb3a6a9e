// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Plugboard;

/** A command as Gogo calls it, from any session. */
record CommandFunction(Command command, Plugboard plugboard) implements Function {

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> words) {
        Workbench bench = Workbench.of(session, plugboard);
        return bench.running().run(command.name(), () -> command.action().run(bench, words));
    }
}
