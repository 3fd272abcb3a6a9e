// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command and the whole answer to it.
 *
 * @param answer with {@code \n} between its lines, and none behind the last
 * @param anyOrder whether the device gives the lines of the answer in an order that nobody knows
 */
record Question(String command, String answer, boolean anyOrder) {

    Question(String command, String answer) {
        this(command, answer, false);
    }

    /** Fails, in few words, unless {@code actual} is the answer to the last character. */
    void check(String actual) {
        if (anyOrder) {
            compare(sorted(actual), sorted(answer));
        } else {
            compare(actual, answer);
        }
    }

    /** Fails unless {@code actual} is where the answer begins, however long. */
    void checkPart(String actual) {
        if (anyOrder) {
            String whole = actual.substring(0, actual.lastIndexOf('\n'));
            Set<String> known = answer.lines().collect(Collectors.toSet());
            compare(whole, whole.lines().filter(known::contains).collect(Collectors.joining("\n")));
        } else {
            compare(actual, answer.substring(0, Math.min(answer.length(), actual.length())));
        }
    }

    private void compare(String actual, String expected) {
        if (expected.equals(actual)) {
            return;
        }
        int first = 0;
        while (first < Math.min(expected.length(), actual.length()) && expected.charAt(first) == actual.charAt(first)) {
            first++;
        }
        throw new AssertionError(
                "answer to \"%s\": %d characters instead of %d; around character %d \"%s\" instead of \"%s\""
                        .formatted(
                                command,
                                actual.length(),
                                expected.length(),
                                first,
                                around(actual, first),
                                around(expected, first)));
    }

    private static String sorted(String text) {
        return text.lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String around(String text, int place) {
        return text.substring(Math.max(0, place - 20), Math.min(text.length(), place + 60))
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
