// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plugboard.yaml.YamlPart;

/** Reads which devices have a platform. */
final class SelectionReader {

    private SelectionReader() {}

    static Selection read(YamlPart platform) {
        YamlPart part = platform.entry("names");
        List<String> names = new ArrayList<>();
        for (YamlPart name : part.isList() ? part.items() : List.of(part)) {
            if (Arrays.stream(Selection.key(name.text()).split(Selection.LEVEL, -1))
                    .anyMatch(String::isEmpty)) {
                throw name.wrong("must be the value of os, or os/platform/model; it is \"" + name.text() + "\"");
            }
            names.add(name.text());
        }
        if (names.isEmpty()) {
            throw part.wrong("must have a name");
        }
        return new Selection(names);
    }
}
