// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command as Gogo calls it, from any session.
 *
 * @param benches finds the workbench of a session
 */
record CommandFunction(Command command, java.util.function.Function<CommandSession, Workbench> benches)
        implements Function {

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> words) {
        Workbench bench = benches.apply(session);
        return bench.running().run(command.name(), () -> command.action().run(bench, words));
    }
}
