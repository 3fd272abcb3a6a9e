// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command as one line: words between blanks; quotes, single or double, keep blanks. No shell sees it: nothing else has a meaning. */
final class CommandWords {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]++|'[^']*+'|\"[^\"]*+\")++");
    private static final Pattern QUOTED = Pattern.compile("'([^']*+)'|\"([^\"]*+)\"");

    private CommandWords() {}

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        String rest = line.strip();
        while (!rest.isEmpty()) {
            Matcher word = WORD.matcher(rest);
            if (!word.lookingAt()) {
                throw new IllegalArgumentException("its argument 'command' has a quote that is not closed");
            }
            words.add(unquoted(word.group()));
            rest = rest.substring(word.end()).stripLeading();
        }
        return words;
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1)));
    }
}
