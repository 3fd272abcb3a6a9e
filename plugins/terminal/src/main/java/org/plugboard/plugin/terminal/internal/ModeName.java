// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Optional;

/**
 * A mode as a caller names it: {@code config}, or {@code enable 5}.
 *
 * @param argument what stands behind the name, a level for example
 */
record ModeName(String name, Optional<String> argument) {

    static ModeName of(String text) {
        String[] words = text.strip().split("\\s+", 2);
        return new ModeName(words[0], words.length == 1 ? Optional.empty() : Optional.of(words[1]));
    }

    boolean hasArgument() {
        return argument.isPresent();
    }
}
