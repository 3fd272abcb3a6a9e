// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.yaml.YamlPart;

/**
 * Which placeholders a text may hold, by where it stands; {@link Texts} fills them.
 *
 * @param names those without that of the time, which may stand anywhere
 */
record Placeholders(List<String> names) {

    /** What is known of every session. */
    static final Placeholders OF_A_SESSION = new Placeholders(List.of("hostname", "username"));

    /** What is known where somebody has typed a line. */
    static final Placeholders OF_A_LINE =
            new Placeholders(List.of("hostname", "username", "line", "first", "argument", "indent"));

    // Blanks, points and the like in braces are what devices print themselves.
    private static final Pattern WORD = Pattern.compile("\\{\\{[^{}]*\\}\\}|\\{(time:)?([^{}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]*");
    private static final String TIME = "time:HH:mm";

    /** The part's text, if it holds no others. */
    String in(YamlPart part) {
        String text = part.text();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            String word = found.group(2);
            if (found.group(1) != null) {
                time(part, word);
            } else if (word != null && NAME.matcher(word).matches() && !names.contains(word)) {
                throw part.unknown(
                        "has no placeholder {" + word + "} (as a text of its own: {{" + word + "}})",
                        word,
                        names,
                        TIME);
            }
        }
        return text;
    }

    private static void time(YamlPart part, String pattern) {
        try {
            if (Texts.time(pattern).isEmpty()) {
                throw part.wrong("has a time without a pattern; for example {" + TIME + "}");
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw part.wrong("has the time {time:" + pattern + "}, which is no pattern: " + e.getMessage());
        }
    }
}
