// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import java.time.Duration;

/**
 * How a dialog ended.
 *
 * @param text all that came, with {@code \n} line ends, up to the end of the last match
 * @param statement the one that ended it
 * @param elapsed how long it took
 */
public record DialogResult(String text, Statement statement, Duration elapsed) {

    /** What came. */
    @Override
    public String toString() {
        return text;
    }
}
