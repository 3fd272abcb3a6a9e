// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the line that somebody has to edit near the one in which a parser has noticed that something is wrong. */
final class LineSlips {

    private static final Pattern NO_SPACE = Pattern.compile("(\\s*(?:- +)?[A-Za-z_][\\w-]*:)[^\\s:/].*");
    private static final Pattern ONLY_WORD = Pattern.compile("\\s*(?:- +)?([A-Za-z_][\\w.-]*)\\s*");
    private static final Pattern NO_COLON = Pattern.compile("\\s*(?:- +)?"
            + "(testbed|name|devices|alias|type|os|platform|connections|defaults|class|via|protocol|ip|host|port"
            + "|credentials|default|username|password|custom|topology|interfaces|link|ipv4|ipv6|model|series)"
            + "(?:\\s+[^\\s:#][^:]*)?\\s*");
    private static final Pattern TAB = Pattern.compile(" *\t\\s*\\S.*");

    /** What looks like a blank, but is a letter for YAML. */
    private static final Pattern NO_BREAK = Pattern.compile("\\s*([\u00A0\u2007\u202F])\\h*\\S.*");

    private final Source source;

    LineSlips(Source source) {
        this.source = source;
    }

    /**
     * A better word for the fault.
     *
     * @param place where it was noticed
     * @param context the line in which what it breaks begins
     */
    Optional<Fault> of(SyntaxFault fault, Place place, int context) {
        int above = contentAbove(place.line());
        return Stream.of(place.line(), above, context)
                .map(line -> tab(line).or(() -> noBreakSpace(line)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> slip(fault, place, context, above));
    }

    private Optional<Fault> slip(SyntaxFault fault, Place place, int context, int above) {
        return switch (fault) {
            case SECOND_COLON ->
                isFirstColon(place) ? unfinished(above).or(() -> indentation(place, above)) : Optional.empty();
            case NO_COLON -> unfinished(context);
            case TEXT_BEHIND -> openedAbove(place).or(() -> unfinished(above));
            case INDENTATION -> unfinished(above).or(() -> new OddLine(source).above(place, context));
            default -> Optional.empty();
        };
    }

    private Optional<Fault> tab(int line) {
        String text = source.line(line);
        return TAB.matcher(text).matches()
                ? Optional.of(SyntaxFault.TAB.at(Place.at(source, line, text.indexOf('\t') + 1), line))
                : Optional.empty();
    }

    private Optional<Fault> noBreakSpace(int line) {
        Matcher space = NO_BREAK.matcher(source.line(line));
        return space.matches()
                ? Optional.of(Place.at(source, line, space.start(1) + 1)
                        .error("a no-break space stands here", "indent with spaces"))
                : Optional.empty();
    }

    /** A line that would be an entry of a block if it were written to its end. */
    private Optional<Fault> unfinished(int line) {
        String text = source.line(line);
        Matcher noSpace = NO_SPACE.matcher(text);
        if (noSpace.matches() && !text.contains(": ")) {
            return Optional.of(Place.at(source, line, noSpace.end(1) + 1)
                    .error("a space is missing behind the colon", "write `key: value`"));
        }
        Matcher word = ONLY_WORD.matcher(text);
        Matcher key = NO_COLON.matcher(text);
        if (word.matches() || key.matches()) {
            int end = word.matches() ? word.end(1) : key.end(1);
            return Optional.of(Place.at(source, line, end + 1)
                    .error("the colon behind this key is missing", "write `key: value`"));
        }
        return Optional.empty();
    }

    /** Whether nothing but a key stands before the colon that is one too many. */
    private boolean isFirstColon(Place place) {
        String before = source.line(place.line());
        return !before.substring(0, Math.min(before.length(), place.column() - 1))
                .contains(":");
    }

    /** One of two lines is indented wrongly: that which stands alone with its column. */
    private Optional<Fault> indentation(Place place, int above) {
        int line = place.line();
        int own = LineNesting.indentation(source.line(line));
        int before = LineNesting.indentation(source.line(above));
        if (above == 0 || own <= before) {
            return Optional.empty();
        }
        boolean isFirst = LineNesting.indentation(source.line(contentAbove(above))) < before;
        int below = contentBelow(line);
        boolean goesOn = below > 0 && LineNesting.indentation(source.line(below)) == own;
        return Optional.of(
                isFirst && goesOn
                        ? Place.at(source, above, before + 1)
                                .error(
                                        "this line begins in column %d, those below it in column %d"
                                                .formatted(before + 1, own + 1),
                                        "the entries of one block begin in one column")
                        : Place.at(source, line, own + 1)
                                .error(
                                        "this line begins in column %d, the one above in column %d, and its value has ended"
                                                .formatted(own + 1, before + 1),
                                        "the entries of one block begin in one column"));
    }

    /** The quote that ends before the place, if it began in a line above: it was meant to end there. */
    private Optional<Fault> openedAbove(Place place) {
        String line = source.line(place.line());
        String before =
                line.substring(0, Math.min(line.length(), place.column() - 1)).stripTrailing();
        if (before.isEmpty() || "\"'".indexOf(before.charAt(before.length() - 1)) < 0) {
            return Optional.empty();
        }
        char quote = before.charAt(before.length() - 1);
        if (before.indexOf(quote) != before.length() - 1) {
            return Optional.empty();
        }
        for (int above = place.line() - 1; above > 0; above--) {
            int column = source.line(above).lastIndexOf(quote);
            if (column >= 0) {
                return Optional.of(Place.at(source, above, column + 1)
                        .error(
                                "the quote that begins here is closed only in line " + place.line(),
                                "close it where the text ends"));
            }
        }
        return Optional.empty();
    }

    private int contentAbove(int line) {
        int above = line - 1;
        while (above > 0 && !hasContent(above)) {
            above--;
        }
        return Math.max(above, 0);
    }

    private int contentBelow(int line) {
        List<String> lines = source.lines();
        for (int below = line + 1; below <= lines.size(); below++) {
            if (hasContent(below)) {
                return below;
            }
        }
        return 0;
    }

    private boolean hasContent(int line) {
        String text = source.line(line).strip();
        return !text.isEmpty() && !text.startsWith("#");
    }
}
