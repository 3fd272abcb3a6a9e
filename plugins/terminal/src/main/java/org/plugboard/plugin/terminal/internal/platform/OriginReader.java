// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;
import java.util.Set;

/** Reads who says what a platform file says. */
final class OriginReader {

    static final Set<String> KEYS = Set.of("title", "source", "experimental");

    private OriginReader() {}

    static Origin read(Block platform, String name) {
        List<String> sources = platform.texts("source");
        boolean experimental = platform.has("experimental") ? platform.flag("experimental") : sources.isEmpty();
        if (!experimental && sources.isEmpty()) {
            throw platform.part("experimental").wrong("is no, but there is no source; name one");
        }
        return new Origin(platform.text("title", name), platform.whole().file(), sources, experimental);
    }
}
