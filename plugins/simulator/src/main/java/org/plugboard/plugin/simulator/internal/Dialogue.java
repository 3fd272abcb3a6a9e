// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

/** A conversation line by line. Texts have {@code \n} line ends. Used by one thread. */
interface Dialogue {

    /** What the device says first, with the first prompt. */
    String begin();

    /** What the device says to a line, with the next prompt. */
    String answer(String line);

    /** Whether the next line must not be echoed. */
    boolean hidesInput();

    /** Whether there is nothing more to say. */
    boolean isOver();
}
