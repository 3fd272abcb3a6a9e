// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a shell's lines come from, and where its answers go. */
interface Lines extends AutoCloseable {

    /**
     * The next command, of one line or of several; empty if its user has dropped it, null at the end, or if somebody else
     * interrupted the thread.
     */
    @Nullable
    String next();

    /** Where that one began, as the beginning of a message; empty if that is plain to see. */
    String place();

    /** Prints a result. */
    void print(String text);

    /** Prints an error. */
    void printError(String text);

    /** Asks the user something while a command runs, and waits; empty if there is nobody, or if he does not answer. */
    Optional<String> ask(String question, boolean hidden);

    /** How wide a line of output may be, in columns. */
    int width();

    /** Whether people are there, to be greeted and asked. */
    boolean isInteractive();

    /** Lets the user interrupt commands from now on. */
    void onInterrupt(Runnable action);

    /** Gives the terminal back as it was. */
    @Override
    void close();
}
