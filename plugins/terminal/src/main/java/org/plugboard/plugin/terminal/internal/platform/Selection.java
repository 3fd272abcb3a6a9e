// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;

/**
 * Which devices have a platform.
 *
 * @param os the values of {@code os} that choose it; the first is the platform's own name
 */
public record Selection(List<String> os) {

    public Selection {
        os = List.copyOf(os);
    }

    /** The platform's own name. */
    public String name() {
        return os.get(0);
    }
}
