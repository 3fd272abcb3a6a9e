// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Optional;

/** Finds the one line above a break in the indentation that does not stand like its neighbours. */
record OddLine(Source source) {

    /**
     * A better word for an indentation that is not that of the lines above.
     *
     * @param place where it was noticed
     * @param context the line in which the block begins
     */
    Optional<Fault> above(Place place, int context) {
        return dash(place, context).or(() -> outdented(place));
    }

    /** A dash before the first of several keys. */
    private Optional<Fault> dash(Place place, int context) {
        String first = source.line(context);
        int column = LineNesting.indentation(first);
        boolean isList = isItem(first) && LineNesting.indentation(source.line(place.line())) == column;
        boolean isOnly = source.lines().subList(context, Math.max(context, place.line() - 1)).stream()
                .noneMatch(line -> LineNesting.indentation(line) == column && isItem(line));
        return isList && isOnly
                ? Optional.of(Place.at(source, context, column + 1)
                        .error(
                                "this - begins a list, which line %d with a key is no part of".formatted(place.line()),
                                "leave out the - where the key has a name"))
                : Optional.empty();
    }

    private static boolean isItem(String line) {
        return line.strip().startsWith("- ");
    }

    /** A line further left than the entries above and below it. */
    private Optional<Fault> outdented(Place place) {
        int own = LineNesting.indentation(source.line(place.line()));
        int odd = lastAbove(place.line(), own - 1);
        int neighbour = lastAbove(odd, own);
        if (neighbour == 0 || LineNesting.indentation(source.line(neighbour)) != own) {
            return Optional.empty();
        }
        int column = LineNesting.indentation(source.line(odd));
        return Optional.of(Place.at(source, odd, column + 1)
                .error(
                        "this line begins in column %d, those above and below it in column %d"
                                .formatted(column + 1, own + 1),
                        "the entries of one block begin in one column"));
    }

    /** The last line above that is indented at most so much; 0 if there is none. */
    private int lastAbove(int line, int most) {
        List<String> lines = source.lines();
        for (int above = Math.min(line - 1, lines.size()); above > 0; above--) {
            String text = lines.get(above - 1);
            boolean hasContent = !text.isBlank() && !text.strip().startsWith("#");
            if (hasContent && LineNesting.indentation(text) <= most) {
                return above;
            }
        }
        return 0;
    }
}
