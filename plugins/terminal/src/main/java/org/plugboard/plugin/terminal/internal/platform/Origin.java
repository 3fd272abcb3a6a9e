// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;

/**
 * Where what a platform file says comes from.
 *
 * @param title what people call the platform
 * @param file the file, and whose it is
 * @param sources recorded sessions and public documents in which it can be looked up
 * @param experimental whether something that matters has not been seen on a device or in a recording of one
 */
public record Origin(String title, String file, List<String> sources, boolean experimental) {

    public Origin {
        sources = List.copyOf(sources);
    }
}
