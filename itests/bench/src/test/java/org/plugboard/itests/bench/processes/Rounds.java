// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures of the clients by rounds, taken in turns, and their ratios to the lower bound within each round. */
public final class Rounds {

    private final String unit;
    private final Map<Contender, List<Double>> figures = new LinkedHashMap<>();

    /** @param unit for the table */
    public Rounds(String unit) {
        this.unit = unit;
    }

    /** The figure of this round. */
    public void add(Contender client, double figure) {
        figures.computeIfAbsent(client, key -> new ArrayList<>()).add(figure);
    }

    /** What the figures count. */
    public String unit() {
        return unit;
    }

    /** Those of whom there are figures. */
    public Set<Contender> clients() {
        return figures.keySet();
    }

    /** A line for each client: median (least–most) and the median of how many times the bound it is. */
    public void print(String title) {
        System.out.printf("%n%s, %s%n", title, unit);
        figures.keySet()
                .forEach(client -> System.out.printf(
                        "  %-18s %9.1f (%.1f–%.1f)   %5.2f × %s%n",
                        client.label(),
                        median(client),
                        least(client),
                        most(client),
                        ratio(client),
                        client.bound().label()));
    }

    /** The median of its rounds. */
    public double median(Contender client) {
        return median(of(client));
    }

    /** The least of its rounds. */
    public double least(Contender client) {
        return Collections.min(of(client));
    }

    /** The most of its rounds. */
    public double most(Contender client) {
        return Collections.max(of(client));
    }

    /** The median of how many times the bound it is within a round; NaN without figures of both. */
    public double ratio(Contender client) {
        List<Double> own = of(client);
        List<Double> bound = of(client.bound());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(own.size(), bound.size()); round++) {
            ratios.add(own.get(round) / bound.get(round));
        }
        return ratios.isEmpty() ? Double.NaN : median(ratios);
    }

    private List<Double> of(Contender client) {
        return figures.getOrDefault(client, List.of());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
