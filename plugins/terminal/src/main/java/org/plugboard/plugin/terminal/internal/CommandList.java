// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.EarlierResults;

/**
 * Commands that are given at once and run one after the other; the first that fails is the last.
 *
 * @param name device and alias
 */
record CommandList(String name, List<Command> commands) {

    CommandList {
        commands = List.copyOf(commands);
    }

    /** Runs them; what ends them early has the {@link EarlierResults}. */
    List<CommandResult> run(Function<Command, CommandResult> runner) {
        List<CommandResult> results = new ArrayList<>();
        for (Command command : commands) {
            try {
                results.add(runner.apply(command));
            } catch (RuntimeException | Error e) {
                e.addSuppressed(new EarlierResults(howFar(results.size()), results));
                throw e;
            }
        }
        return List.copyOf(results);
    }

    private String howFar(int answered) {
        return "%s: of %d commands the first %d were answered before \"%s\", and the last %d were not sent"
                .formatted(
                        name, commands.size(), answered, commands.get(answered).text(), commands.size() - answered - 1);
    }
}
