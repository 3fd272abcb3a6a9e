// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures of the clients by rounds, taken in turns, and their ratios to the lower bound within each round. */
final class Rounds {

    private final String unit;
    private final Map<Client, List<Double>> figures = new EnumMap<>(Client.class);

    /** @param unit for the table */
    Rounds(String unit) {
        this.unit = unit;
    }

    void add(Client client, double figure) {
        figures.computeIfAbsent(client, key -> new ArrayList<>()).add(figure);
    }

    /** A line for each client: median (least–most) and the median of how many times the bound it is. */
    void print(String title) {
        System.out.printf("%n%s, %s%n", title, unit);
        figures.forEach((client, values) -> System.out.printf(
                "  %-18s %9.1f (%.1f–%.1f)   %5.2f × %s%n",
                client.label(),
                median(values),
                Collections.min(values),
                Collections.max(values),
                ratio(client),
                client.bound().label()));
    }

    private double ratio(Client client) {
        List<Double> own = figures.getOrDefault(client, List.of());
        List<Double> bound = figures.getOrDefault(client.bound(), List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(own.size(), bound.size()); round++) {
            ratios.add(own.get(round) / bound.get(round));
        }
        return ratios.isEmpty() ? Double.NaN : median(ratios);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
