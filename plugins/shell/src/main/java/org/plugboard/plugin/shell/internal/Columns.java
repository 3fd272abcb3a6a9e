// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text as a terminal shows it: characters that take two columns, and those that take none. */
final class Columns {

    private Columns() {}

    /** How many columns the text takes; a control character counts as the one that stands for it. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** How many columns the longest of its words takes. */
    static int ofLongestWord(String text) {
        return Arrays.stream(text.split("\\s+")).mapToInt(Columns::of).max().orElse(0);
    }

    private static int of(int character) {
        int width = WCWidth.wcwidth(character);
        return width < 0 ? 1 : width;
    }

    /** The text in lines of at most so many columns, at least one line; between words where there is a blank. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            String rest = printable(paragraph);
            while (of(rest) > width) {
                int end = fitting(rest, width);
                int blank = rest.lastIndexOf(' ', end);
                int cut = blank > 0 ? blank : end;
                lines.add(rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /** The text in one line of at most so many columns, with a sign at its end if that is not all of it. */
    static String cut(String text, int width) {
        String line = printable(text);
        return of(line) <= width ? line : line.substring(0, fitting(line, width - 1)) + "…";
    }

    /** How much of the text fits, at least one character. */
    private static int fitting(String text, int width) {
        int end = 0;
        int columns = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            columns += of(character);
            if (columns > width && end > 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    /** What a control character would do to a table is nobody's wish. */
    private static String printable(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
