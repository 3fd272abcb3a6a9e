// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;
import java.util.List;

/**
 * A command's answer and its circumstances.
 *
 * @param command the command as it was sent
 * @param text its whole answer with {@code \n} line ends, without echo and prompt
 * @param elapsed from the moment before it was sent to the moment when its end was known
 * @param modeBefore the mode in which it was sent, {@link Cli#UNKNOWN_MODE} where no prompt of the platform fits
 * @param modeAfter the mode behind it, likewise
 */
public record CommandResult(String command, String text, Duration elapsed, String modeBefore, String modeAfter) {

    /** The lines of the answer; none if it is empty. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** The answer. */
    @Override
    public String toString() {
        return text;
    }
}
