// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the prompt of a mode looks like.
 *
 * @param prompt the expression for its last line, with {@code {host}} where the host name stands
 * @param above the line above it, as far as that belongs to the prompt, else nothing; null where that does not matter
 */
public record Mode(String prompt, @Nullable Pattern above) {

    static final String HOST = "{host}";

    /** Whether such a prompt may stand below this line, which is empty where none belongs to the prompt. */
    public boolean isBelow(String line) {
        return above == null || above.matches(line);
    }

    /** The pattern of the last line, with this expression for the host name. */
    Pattern pattern(String host) {
        return Pattern.compile(prompt.replace(HOST, host));
    }
}
