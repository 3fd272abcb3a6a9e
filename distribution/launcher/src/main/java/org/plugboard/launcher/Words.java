// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.Set;
import java.util.regex.Pattern;

/** What the launcher must know of the words before anything starts. */
final class Words {

    /** The options of {@code run} whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of("-t", "--testbed", "-D", "--arg");

    private static final Pattern WHOLE = Pattern.compile("(-t|--testbed=|-D|--arg=).+|--no-input");

    private Words() {}

    /**
     * Whether they ask for a container that follows its folders. Any others behind {@code run} are a question or a
     * mistake, which the command line answers without the noise of a long life.
     */
    static boolean askToFollow(String... words) {
        if (!runs(words)) {
            return false;
        }
        int read = 1;
        while (read < words.length) {
            if (WITH_VALUE.contains(words[read])) {
                read += 2;
            } else if (WHOLE.matcher(words[read]).matches()) {
                read++;
            } else {
                return false;
            }
        }
        return read == words.length;
    }

    /** Whether they ask for a shell, in which people stay for long. */
    static boolean openAShell(String... words) {
        return words.length > 0 && words[0].equals("shell");
    }

    /** Whether they begin with {@code run}. */
    static boolean runs(String... words) {
        return words.length > 0 && words[0].equals("run");
    }
}
