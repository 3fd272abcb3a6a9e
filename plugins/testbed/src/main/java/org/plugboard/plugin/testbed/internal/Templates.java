// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what Jinja and its like leave in a file that nobody has rendered. */
final class Templates {

    private static final Pattern STATEMENT = Pattern.compile("\\{%|%\\}");
    private static final Pattern COMMENT = Pattern.compile("\\{#");
    private static final String PLACEHOLDER = "{{";

    private Templates() {}

    /** What a template has in a text that is no YAML, in which an error was found in the line. */
    static Optional<Fault> in(Source source, int line) {
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if ((text.indexOf('{') < 0 && text.indexOf('}') < 0) || text.strip().startsWith("#")) {
                continue;
            }
            Matcher statement = STATEMENT.matcher(text);
            if (statement.find()) {
                return Optional.of(jinja(source, i + 1, statement.start(), "statement"));
            }
            Matcher comment = COMMENT.matcher(text);
            if (comment.find()) {
                return Optional.of(jinja(source, i + 1, comment.start(), "comment"));
            }
        }
        int column = source.line(line).indexOf(PLACEHOLDER);
        return column < 0 ? Optional.empty() : Optional.of(placeholder(Place.at(source, line, column + 1)));
    }

    private static Fault jinja(Source source, int line, int column, String kind) {
        return Place.at(source, line, column + 1)
                .error("line " + line + " is a Jinja " + kind, "this file is a template; render the template first");
    }

    static boolean isPlaceholder(Source source, Place place) {
        String line = source.line(place.line());
        int column = place.column() - 1;
        return line.startsWith(PLACEHOLDER, column) || (column > 0 && line.startsWith(PLACEHOLDER, column - 1));
    }

    static Fault placeholder(Place place) {
        return place.error(
                "nobody put a value in for the placeholder {{ … }}", "put one in, or render the template first");
    }
}
