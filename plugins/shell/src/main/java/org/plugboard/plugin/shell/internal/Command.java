// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;

/**
 * A command of the shell.
 *
 * @param usage its words, in the usual notation
 * @param summary what it does, in a sentence
 * @param example a line that works
 */
record Command(String name, String usage, String summary, String example, Action action) {

    /** What a command does. */
    @FunctionalInterface
    interface Action {

        /**
         * Runs it in the thread of its caller, which may be interrupted.
         *
         * @param words what stands behind the command's name: texts, or values of the language
         * @return its result, null if it has none
         */
        @Nullable
        Object run(Workbench bench, List<Object> words);
    }

    /** Refuses words that are not as they should be. */
    InvalidRequestException wrongUsage(String problem) {
        return new InvalidRequestException(name + ": " + problem + "; usage: " + usage);
    }

    /** Refuses more or less words than this. */
    void requireWords(List<Object> words, int least, int most) {
        if (words.size() < least) {
            throw wrongUsage("something is missing");
        }
        if (words.size() > most) {
            throw wrongUsage("'" + words.get(most) + "' is too much");
        }
    }
}
