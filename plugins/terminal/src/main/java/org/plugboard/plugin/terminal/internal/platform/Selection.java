// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which devices have a platform (semantics 125).
 *
 * @param names what chooses it: a device's {@code os}, or {@code os/platform}, {@code os/platform/model} and so on; the first is the
 *     platform's own name
 */
public record Selection(List<String> names) {

    static final String LEVEL = "/";

    public Selection {
        names = List.copyOf(names);
    }

    /** The platform's own name. */
    public String name() {
        return names.get(0);
    }

    /** What is compared of a name that somebody wrote: neither case nor {@code -}, {@code _} and blanks. */
    static String key(String name) {
        return Arrays.stream(name.split(LEVEL, -1))
                .map(level -> level.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]", ""))
                .collect(Collectors.joining(LEVEL));
    }
}
