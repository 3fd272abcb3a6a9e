// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.transcript.TranscriptHeader;
import org.plugboard.transcript.replay.Recording;

/**
 * How a device behaves. Its texts may hold the placeholders of {@link Texts}.
 *
 * @param os what a testbed calls it
 * @param percent whether its texts are mock data
 * @param credential the only login that it accepts, or null for one that is made at the start
 * @param login the dialogue before the command line where the protocol has none of its own, or null if the states have it
 * @param welcome what comes when somebody has logged in
 * @param shell the state in which a session begins that somebody has logged in to
 * @param console the state in which one begins after {@code login}
 * @param comment what a line begins with that is answered by nothing; empty if there is no such thing
 * @param unknown the answer to a command that the state does not have
 * @param states the states of the command line by name
 * @param netconf what it says over NETCONF, or null if it does not speak that
 * @param recording what it says on its command line instead of all that, or null
 */
record DeviceDescription(
        String os,
        boolean percent,
        @Nullable Credential credential,
        @Nullable Login login,
        Answer welcome,
        String shell,
        String console,
        String comment,
        String unknown,
        Map<String, State> states,
        @Nullable NetconfDescription netconf,
        @Nullable Recording recording) {

    /** A device that says what was recorded; any name and any password log in over telnet. */
    static DeviceDescription of(Recording recording) {
        return new DeviceDescription(
                recording.header().fact(TranscriptHeader.OS).orElse("generic"),
                false,
                null,
                null,
                Answer.NOTHING,
                "",
                "",
                "",
                "",
                Map.of(),
                null,
                recording);
    }

    /**
     * The dialogue at login.
     *
     * @param banner what comes first
     * @param username the question for the name
     * @param password the question for the password
     * @param refused the answer to a wrong one
     * @param fault what is wrong with the banner, or null
     */
    record Login(String banner, String username, String password, String refused, @Nullable Fault fault) {}

    /**
     * One state of the command line.
     *
     * @param prompt its prompt
     * @param hidden whether what is typed is not echoed
     * @param preface what comes before the prompt when it is entered
     * @param commands what it understands; in descriptions a trailing {@code *} stands for one or more
     *     words, a lone one for any line
     * @param keys what it understands without Enter, by the characters that the key sends
     * @param next the state that follows by itself, or null
     */
    record State(
            String prompt,
            boolean hidden,
            Answer preface,
            Map<String, Answer> commands,
            Map<String, Answer> keys,
            @Nullable String next) {

        private static final String WORDS = " *";
        private static final String ANYTHING = "*";

        /** What a line does; with several words where there is a {@code *}. */
        Optional<Answer> find(String line) {
            return exact(line).or(() -> beginning(line).map(commands::get));
        }

        /** What this very line does. */
        Optional<Answer> exact(String line) {
            return Optional.ofNullable(commands.get(line));
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
                    .filter(command -> command.endsWith(WORDS) || command.equals(ANYTHING))
                    .filter(command -> line.startsWith(command.substring(0, command.length() - 1)))
                    .max((a, b) -> Integer.compare(a.length(), b.length()));
        }
    }

    /**
     * What a command does.
     *
     * @param texts what it prints: the first the first time, the last ever after
     * @param circular whether the first follows the last
     * @param repeats whether it goes on printing until Ctrl-C
     * @param pace when it prints
     * @param fault what is wrong with what it prints, or null
     * @param question what it asks before it does anything, or null
     * @param state the state it leads to, or null to stay
     * @param ends whether it ends the session
     */
    record Answer(
            List<String> texts,
            boolean circular,
            boolean repeats,
            Pace pace,
            @Nullable Fault fault,
            @Nullable Question question,
            @Nullable String state,
            boolean ends) {

        static final Answer NOTHING = of("");

        static Answer of(String text) {
            return new Answer(List.of(text), false, false, Pace.AT_ONCE, null, null, null, false);
        }
    }

    /**
     * A question whose answer is not echoed.
     *
     * @param text the question
     * @param field the field of the device's credential that is the right answer
     * @param refused the answer to a wrong one
     */
    record Question(String text, String field, String refused) {}
}
