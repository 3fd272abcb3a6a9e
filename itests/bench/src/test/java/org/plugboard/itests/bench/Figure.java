// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * One line of a table: the time from the end of one call to the end of the next, whichever threads make them. What a thread sees
 * on average would say nothing where one of them starves.
 *
 * @param threads how many threads call
 * @param workers how many objects they share; 0 where each has its own
 * @param what what they call, with its settings
 * @param ns nanoseconds for a call in each iteration, sorted
 */
record Figure(int threads, int workers, String what, List<Double> ns) {

    /** From few threads to many, and from enough workers to few; else in the order in which they were measured. */
    static final Comparator<Figure> BY_LOAD =
            Comparator.comparing(Figure::threads).thenComparing(Figure::workers, Comparator.reverseOrder());

    static Figure of(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        List<Double> ns = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> 1000 / iteration.getPrimaryResult().getScore())
                .sorted()
                .boxed()
                .toList();
        return new Figure(
                params.getThreads(),
                Integer.parseInt(param(params, "workers", "0")),
                (name + " " + param(params, "manner", "")).strip(),
                ns);
    }

    private static String param(BenchmarkParams params, String key, String otherwise) {
        return params.getParamsKeys().contains(key) ? params.getParam(key) : otherwise;
    }

    boolean isBeside(Figure other) {
        return threads == other.threads && workers == other.workers;
    }

    double median() {
        return ns.get(ns.size() / 2);
    }

    String spread() {
        return "%.1f–%.1f".formatted(ns.get(0), ns.get(ns.size() - 1));
    }
}
