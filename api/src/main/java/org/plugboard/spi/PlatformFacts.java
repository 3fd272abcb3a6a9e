// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;

/**
 * What is known of a platform.
 *
 * @param name its own name
 * @param title what people call it
 * @param names the values of a device's {@code os}, or {@code os/platform/model}, that choose it (semantics 125); the first is its name
 * @param modes the modes whose prompts it describes
 * @param sources the recorded sessions and public documents in which what it says can be looked up
 * @param experimental whether something that matters has not been seen on a device or in a recording of one
 * @param file where it stands
 */
public record PlatformFacts(
        String name,
        String title,
        List<String> names,
        List<String> modes,
        List<String> sources,
        boolean experimental,
        String file) {

    public PlatformFacts {
        names = List.copyOf(names);
        modes = List.copyOf(modes);
        sources = List.copyOf(sources);
    }
}
