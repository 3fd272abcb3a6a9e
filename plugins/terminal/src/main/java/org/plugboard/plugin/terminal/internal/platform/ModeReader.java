// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plugboard.cli.Cli;
import org.plugboard.yaml.YamlPart;

/** Reads the prompts of the modes. */
final class ModeReader {

    private static final Set<String> KEYS = Set.of("prompt", "above");

    private ModeReader() {}

    static Map<String, Mode> read(YamlPart modes, String host) {
        Map<String, Mode> read = new LinkedHashMap<>();
        modes.entries().forEach((name, part) -> {
            if (name.equals(Cli.UNKNOWN_MODE)) {
                throw part.wrong("has the name of the mode of all other prompts; give it another one");
            }
            Mode mode = mode(part, host);
            requireReachable(part, mode, read);
            read.put(name, mode);
        });
        if (read.isEmpty()) {
            throw modes.wrong("must have a mode");
        }
        return read;
    }

    private static Mode mode(YamlPart part, String host) {
        if (!part.isBlock()) {
            return new Mode(PatternCheck.prompt(part, host), null);
        }
        Block mode = Block.of(part, KEYS);
        return new Mode(
                PatternCheck.prompt(mode.part("prompt"), host),
                mode.has("above") ? PatternCheck.lineOrNothing(mode.part("above")) : null);
    }

    /** A prompt that is always taken for that of a mode before it is one of a mode in which nobody ever is. */
    private static void requireReachable(YamlPart part, Mode mode, Map<String, Mode> before) {
        List<String> samples = Samples.of(mode.prompt().replace(Mode.HOST, PatternCheck.HOST_NAME));
        before.forEach((name, other) -> {
            if (other.above() == null
                    && !samples.isEmpty()
                    && samples.stream().allMatch(other.pattern(PatternCheck.HOST_NAME)::matches)) {
                throw part.wrong("cannot be told from mode %s before it, which fits \"%s\", too; put it first"
                        .formatted(name, samples.get(0)));
            }
        });
    }
}
