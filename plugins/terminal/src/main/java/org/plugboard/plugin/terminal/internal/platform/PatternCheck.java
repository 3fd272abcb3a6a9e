// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.function.Predicate;
import org.plugboard.yaml.YamlPart;

/**
 * Compiles the expressions of platform files, and refuses those that nobody can have meant: on several lines, of which YAML makes one
 * expression; with an anchor in the middle, so that nothing matches; or so wide that nothing is enough.
 */
final class PatternCheck {

    /** As host names are, with what means something in classes of characters. */
    static final String HOST_NAME = "host-1";

    private PatternCheck() {}

    /** An expression for a whole line, which is not empty. */
    static Pattern line(YamlPart part) {
        requireOneLine(part);
        return line(part, part.text());
    }

    private static Pattern line(YamlPart part, String expression) {
        Pattern pattern = compile(part, expression, 0);
        if (pattern.matches("")) {
            throw part.wrong("matches an empty line");
        }
        requireSample(part, expression, pattern::matches);
        return pattern;
    }

    /** An expression for a whole line, or for none. */
    static Pattern lineOrNothing(YamlPart part) {
        requireOneLine(part);
        return compile(part, part.text(), 0);
    }

    /** An expression that is found in a text, in which {@code ^} and {@code $} match at line ends. */
    static Pattern search(YamlPart part) {
        requireOneLine(part);
        return search(part, part.text());
    }

    /** An expression that stands as the key of this part, and is found in what a device asks. */
    static void question(YamlPart part, String expression) {
        search(part, expression);
    }

    private static Pattern search(YamlPart part, String expression) {
        Pattern pattern = compile(part, expression, Pattern.MULTILINE);
        if (pattern.matcher("").find()) {
            throw part.wrong("is found in an empty answer");
        }
        requireSample(part, expression, text -> pattern.matcher(text).find());
        return pattern;
    }

    /** The prompt of a mode, in which this stands for the host name. */
    static String prompt(YamlPart part, String host) {
        requireOneLine(part);
        String text = part.text();
        if (text.indexOf(Mode.HOST) != text.lastIndexOf(Mode.HOST)) {
            throw part.wrong("has " + Mode.HOST + " twice; let the alternatives share it");
        }
        compile(part, text.replace(Mode.HOST, "x"), 0);
        requirePlaceForHost(part, text);
        line(part, text.replace(Mode.HOST, "(?:" + host + ")"));
        return text;
    }

    /** Within a class of characters an expression for all names may be right, and a name that comes later is not. */
    private static void requirePlaceForHost(YamlPart part, String prompt) {
        try {
            new Mode(prompt, null).pattern(HOST_NAME);
        } catch (PatternSyntaxException e) {
            throw part.wrong(
                    "has %s where no name can stand, such as within [ ]: %s".formatted(Mode.HOST, e.getMessage()));
        }
    }

    private static void requireOneLine(YamlPart part) {
        if (part.height() > 1) {
            throw part.wrong("stands on %d lines, which YAML makes one expression of; each has to be an item of a list"
                    .formatted(part.height()));
        }
    }

    private static Pattern compile(YamlPart part, String expression, int flags) {
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw part.wrong("is no RE2 expression: " + e.getMessage());
        }
    }

    private static void requireSample(YamlPart part, String expression, Predicate<String> matches) {
        List<String> samples = Samples.of(expression);
        if (!samples.isEmpty() && samples.stream().noneMatch(matches)) {
            throw part.wrong(
                    "matches nothing, not even \"%s\"; is there an anchor in the middle, or a ^ or $ without its \\?"
                            .formatted(samples.get(0)));
        }
    }
}
