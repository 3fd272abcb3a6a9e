// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line that does nothing.
 *
 * @param line with {@code {nonce}} in it
 * @param answer what the device says to it, with {@code {nonce}} in it, or null for nothing
 * @param modes where it does nothing; empty for everywhere
 */
public record MarkerRules(String line, @Nullable String answer, Set<String> modes) {

    public MarkerRules {
        modes = Set.copyOf(modes);
    }
}
