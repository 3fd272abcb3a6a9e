// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a device behaves. Its texts may hold the placeholders of {@link Texts}.
 *
 * @param login the dialogue before the command line, where the protocol has none of its own
 * @param start the state in which a session begins
 * @param comment what a line begins with that is answered by nothing
 * @param unknown the answer to a command that the state does not have
 * @param states the states of the command line by name
 */
record DeviceDescription(Login login, String start, String comment, String unknown, Map<String, State> states) {

    /**
     * The dialogue at login.
     *
     * @param banner what comes first
     * @param username the question for the name
     * @param password the question for the password
     * @param refused the answer to a wrong one
     */
    record Login(String banner, String username, String password, String refused) {}

    /**
     * One state of the command line.
     *
     * @param prompt its prompt
     * @param commands what it understands; a trailing {@code *} stands for one or more words
     */
    record State(String prompt, Map<String, Action> commands) {

        private static final String WORDS = " *";

        /** What a line does whose words are separated by single blanks. */
        Optional<Action> find(String line) {
            Action exact = commands.get(line);
            return exact != null ? Optional.of(exact) : beginning(line).map(commands::get);
        }

        /** What the {@code *} of the command stands for; nothing for a command without. */
        String argument(String line) {
            return commands.containsKey(line)
                    ? ""
                    : beginning(line)
                            .map(command -> line.substring(command.length() - 1))
                            .orElse("");
        }

        private Optional<String> beginning(String line) {
            return commands.keySet().stream()
                    .filter(command -> command.endsWith(WORDS))
                    .filter(command -> line.startsWith(command.substring(0, command.length() - 1)))
                    .max((a, b) -> Integer.compare(a.length(), b.length()));
        }
    }

    /**
     * What a command does.
     *
     * @param answer what it prints
     * @param question what it asks before it does anything, or null
     * @param state the state it leads to, or null to stay
     * @param ends whether it ends the session
     */
    record Action(String answer, @Nullable Question question, @Nullable String state, boolean ends) {}

    /**
     * A question whose answer is not echoed.
     *
     * @param text the question
     * @param field the field of the device's credential that is the right answer
     * @param refused the answer to a wrong one
     */
    record Question(String text, String field, String refused) {}
}
