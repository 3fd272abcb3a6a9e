// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plugboard.itests.bench.processes.Rounds;

/** All rows of a run as a table of Markdown: medians (least–most), and our median of how many times the bound it is in a round. */
final class Table {

    private final List<Client> clients;
    private final Map<String, Rounds> rows = new LinkedHashMap<>();

    Table(List<Client> clients) {
        this.clients = clients;
    }

    void add(String title, Rounds rounds) {
        rounds.print(title);
        rows.put(title + ", " + rounds.unit(), rounds);
    }

    void print() {
        System.out.printf(
                "%n| | %s | Plugboard, times sshj |%n|---|%s---|%n",
                clients.stream().map(Client::label).collect(Collectors.joining(" | ")), "---|".repeat(clients.size()));
        rows.forEach((title, rounds) -> System.out.printf(
                "| %s | %s | **%.2f** |%n",
                title,
                clients.stream().map(client -> cell(rounds, client)).collect(Collectors.joining(" | ")),
                rounds.ratio(Client.PLUGBOARD)));
    }

    private static String cell(Rounds rounds, Client client) {
        return rounds.clients().contains(client)
                ? "%s (%s–%s)"
                        .formatted(
                                number(rounds.median(client)),
                                number(rounds.least(client)),
                                number(rounds.most(client)))
                : "";
    }

    private static String number(double value) {
        return value < 10 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    }
}
