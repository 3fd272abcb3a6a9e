// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.Set;

/** A conversation line by line. Texts have {@code \n} line ends. Used by one thread at a time. */
interface Dialogue {

    /** Says what comes first, with the first prompt. */
    void begin(Outlet out);

    /** Answers a line, with the next prompt. */
    void line(String line, Outlet out);

    /** Answers a key that is in {@link #keys()}. */
    default void key(String key, Outlet out) {}

    /** Somebody has pressed Ctrl-C: gives up what is going on, and says the prompt. */
    void interrupt(Outlet out);

    /** The keys that are answered without Enter now, as they are sent. */
    default Set<String> keys() {
        return Set.of();
    }

    /** Whether what is being said stops at Ctrl-C. */
    default boolean canInterrupt() {
        return true;
    }

    /** Whether the next line must not be echoed. */
    boolean hidesInput();

    /** Whether there is nothing more to say, and the next dialogue begins. */
    boolean isOver();
}
