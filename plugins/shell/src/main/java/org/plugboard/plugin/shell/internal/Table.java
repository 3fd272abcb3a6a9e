// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows under headings, printed no wider than a terminal: the widest columns give way, and their text goes on in the next
 * line. Where columns would be too narrow to be read, each row is a block of lines. Not thread-safe.
 */
final class Table {

    /** For whoever prints it without knowing how wide it may be. */
    private static final int USUAL_WIDTH = 100;

    private static final String GAP = "  ";

    /** A word that is longer may be cut. */
    private static final int LONG_WORD = 12;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row with a cell for each heading. */
    void row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings);
        }
        rows.add(List.of(cells));
    }

    /** Adds a line below the rows, for what has no column. */
    void note(String text) {
        notes.add(text);
    }

    List<List<String>> rows() {
        return rows;
    }

    /** The table in lines of at most so many columns. */
    String text(int width) {
        return Stream.concat(
                        Stream.of(grid(width)),
                        notes.stream().flatMap(note -> Columns.wrap(note, Math.max(1, width)).stream()))
                .collect(Collectors.joining("\n"));
    }

    private String grid(int width) {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        int[] widths = widths(all, Columns::of);
        int[] least = widths(all, text -> Math.min(LONG_WORD, Columns.ofLongestWord(text)));
        for (int column = 0; column < least.length; column++) {
            least[column] = Math.max(least[column], Columns.of(headings.get(column)));
        }
        if (!shrink(widths, least, width - GAP.length() * (widths.length - 1))) {
            return blocks(width);
        }
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static int[] widths(List<List<String>> rows, ToIntFunction<String> widthOf) {
        return IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> widthOf.applyAsInt(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** Takes from the widest column until all fit; false if they cannot. */
    private static boolean shrink(int[] widths, int[] least, int available) {
        for (int tooMuch = Arrays.stream(widths).sum() - available; tooMuch > 0; tooMuch--) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                boolean gives = widths[column] > least[column];
                widest = gives && (widest < 0 || widths[column] > widths[widest]) ? column : widest;
            }
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private static String line(List<String> row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            List<String> lines = Columns.wrap(row.get(column), widths[column]);
            cells.add(lines);
            height = Math.max(height, lines.size());
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = i < cells.get(column).size() ? cells.get(column).get(i) : "";
                line.append(column == 0 ? "" : GAP).append(cell);
                line.append(" ".repeat(Math.max(0, widths[column] - Columns.of(cell))));
            }
            text.append(i == 0 ? "" : "\n").append(line.toString().stripTrailing());
        }
        return text.toString();
    }

    private String blocks(int width) {
        return rows.stream()
                .map(row -> IntStream.range(0, headings.size())
                        .mapToObj(column -> headings.get(column) + " " + row.get(column))
                        .flatMap(line -> Columns.wrap(line, Math.max(1, width)).stream())
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public String toString() {
        return text(USUAL_WIDTH);
    }
}
