// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.plugboard.yaml.YamlPart;

/** Reads the prompts of the modes. */
final class ModeReader {

    private static final Set<String> KEYS = Set.of("prompt", "above");

    private ModeReader() {}

    static Map<String, Mode> read(YamlPart modes, String host) {
        Map<String, Mode> read = new LinkedHashMap<>();
        modes.entries().forEach((name, part) -> read.put(name, mode(part, host)));
        if (read.isEmpty()) {
            throw modes.wrong("must have a mode");
        }
        return read;
    }

    private static Mode mode(YamlPart part, String host) {
        if (!part.isBlock()) {
            return new Mode(prompt(part, host), null);
        }
        Block mode = Block.of(part, KEYS);
        return new Mode(prompt(mode.part("prompt"), host), mode.pattern("above"));
    }

    private static String prompt(YamlPart part, String host) {
        if (part.text().indexOf(Mode.HOST) != part.text().lastIndexOf(Mode.HOST)) {
            throw part.wrong("has " + Mode.HOST + " twice; let the alternatives share it");
        }
        try {
            Pattern.compile(part.text().replace(Mode.HOST, "(?:" + host + ")"));
        } catch (PatternSyntaxException e) {
            throw part.wrong("is no RE2 expression: " + e.getMessage());
        }
        return part.text();
    }
}
