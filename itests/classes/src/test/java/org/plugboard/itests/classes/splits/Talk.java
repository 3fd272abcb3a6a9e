// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.cli.Cli;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.Connection;

/**
 * What is asked of a device in a state.
 *
 * @param os the platform
 * @param state where its session begins
 * @param commands in their order
 * @param configuration a line that its configuration mode takes, asked between two rounds of the commands; empty for none
 * @param refused one that it does not take behind the first; empty for none
 */
record Talk(String os, String state, List<String> commands, String configuration, String refused) {

    /** Has it and returns what came, by what was asked. */
    Map<String, String> over(Connection connection) {
        Map<String, String> answers = new LinkedHashMap<>();
        ask(connection, "", answers);
        if (!configuration.isEmpty()) {
            answers.put("mode", connection.as(Cli.class).mode());
            answers.put("configured", connection.as(Cli.class).configure(configuration));
            ask(connection, "again: ", answers);
        }
        if (!refused.isEmpty()) {
            answers.put("refused", refusal(connection));
            ask(connection, "at last: ", answers);
        }
        return answers;
    }

    private String refusal(Connection connection) {
        try {
            return "taken: " + connection.as(Cli.class).configure(configuration + "\n" + refused);
        } catch (CommandRefusedException e) {
            return refused.equals(e.line()) ? e.answer() : e.getMessage();
        }
    }

    private void ask(Connection connection, String prefix, Map<String, String> answers) {
        commands.forEach(command -> answers.put(prefix + command, answer(connection, command)));
    }

    /** What the device says, also where that means no. */
    private static String answer(Connection connection, String command) {
        try {
            return connection.execute(command);
        } catch (CommandRefusedException e) {
            return e.answer();
        }
    }

    @Override
    public String toString() {
        return os + " in state " + state;
    }
}
