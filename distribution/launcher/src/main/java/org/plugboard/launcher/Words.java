// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

/** What the launcher must know of the words before anything starts. */
final class Words {

    private Words() {}

    /**
     * Whether they ask for a container that follows its folders. Any others behind {@code run} are a question or a
     * mistake, which the command line answers without the noise of a long life.
     */
    static boolean askToFollow(String... words) {
        if (!runs(words)) {
            return false;
        }
        return switch (words.length) {
            case 1 -> true;
            case 2 -> words[1].matches("(-t|--testbed=).+");
            case 3 -> words[1].equals("-t") || words[1].equals("--testbed");
            default -> false;
        };
    }

    /** Whether they begin with {@code run}. */
    static boolean runs(String... words) {
        return words.length > 0 && words[0].equals("run");
    }
}
