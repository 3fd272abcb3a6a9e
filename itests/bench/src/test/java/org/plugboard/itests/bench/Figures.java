// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/** What was measured, as tables: each line beside those of the same number of threads and workers. */
final class Figures {

    private final List<Figure> figures;

    Figures(Collection<RunResult> results) {
        this.figures = results.stream().map(Figure::of).sorted(Figure.BY_LOAD).toList();
    }

    /** A table whose last columns set each line beside these ones. */
    String table(String compared, ToDoubleBiFunction<Figure, Figure> comparison, String... references) {
        String head = "%7s %7s  %-27s %10s %16s".formatted("threads", "workers", "", "ns a call", "least–most")
                + Stream.of(references)
                        .map(reference -> "%24s".formatted(compared + " " + reference))
                        .collect(Collectors.joining());
        return figures.stream()
                .map(figure -> line(figure)
                        + Stream.of(references)
                                .map(reference ->
                                        "%24.2f".formatted(comparison.applyAsDouble(figure, beside(figure, reference))))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    private static String line(Figure figure) {
        return "%7d %7d  %-27s %10.1f %16s"
                .formatted(figure.threads(), figure.workers(), figure.what(), figure.median(), figure.spread());
    }

    private Figure beside(Figure figure, String what) {
        return figures.stream()
                .filter(other -> other.isBeside(figure) && other.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
