// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that set the session's own terminal length and width.
 *
 * @param lines the lines
 * @param modes where the device takes them; empty is everywhere
 */
public record SetupRules(List<String> lines, Set<String> modes) {

    public SetupRules {
        lines = List.copyOf(lines);
        modes = Set.copyOf(modes);
    }

    /** Whether they can be sent in this mode; null is a mode that is not described. */
    public boolean holdIn(@Nullable String mode) {
        return modes.isEmpty() || mode == null || modes.contains(mode);
    }
}
