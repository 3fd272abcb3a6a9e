// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;

/**
 * Mock data know the lines that unicon sends, some of them in short. A device that takes {@code config term} takes
 * {@code configure terminal}, too.
 */
final class SpelledOut {

    private static final Map<String, String> FIRST =
            Map.of("config", "configure", "conf", "configure", "term", "terminal");
    private static final List<String> TERMINAL = List.of("t", "term");

    private SpelledOut() {}

    /** The commands, and each that is said in short spelled out as well. */
    static Map<String, Answer> with(Map<String, Answer> commands) {
        Map<String, Answer> all = new LinkedHashMap<>(commands);
        commands.forEach((command, answer) -> all.putIfAbsent(spellOut(command), answer));
        return all;
    }

    static String spellOut(String command) {
        String[] words = command.split(" ", -1);
        words[0] = FIRST.getOrDefault(words[0], words[0]);
        if (words[0].equals("configure") && words.length > 1 && TERMINAL.contains(words[1])) {
            words[1] = "terminal";
        }
        return String.join(" ", words);
    }
}
