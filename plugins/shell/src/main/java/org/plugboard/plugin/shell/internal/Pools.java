// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.plugboard.connection.Connection;
import org.plugboard.connection.PoolFigures;
import org.plugboard.device.Device;

/** What the shell says of pools; no device is asked. */
final class Pools {

    static final Command POOLS = new Command(
            "pools",
            "pools [DEVICE]",
            "lists the pools with their figures: workers, callers that wait, what was replaced",
            "pools phoenix",
            (bench, words) -> pools(bench, words));

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private Pools() {}

    private static Object pools(Workbench bench, List<Object> words) {
        POOLS.requireWords(words, 0, 1);
        return words.isEmpty()
                ? pools(bench.testbed().devices(), "no pool")
                : pools(List.of(bench.device(words.get(0).toString())), "no pool of " + words.get(0));
    }

    private static Object pools(Collection<Device> devices, String none) {
        Table table = new Table("POOL", "STATE", "TOTAL", "BUSY", "FREE", "WAITING", "BORROWED", "REPLACED", "WAITED");
        devices.stream()
                .flatMap(device -> device.connectionManager().connections().values().stream())
                .forEach(connection -> connection.pool().ifPresent(figures -> add(table, connection, figures)));
        return table.rows().isEmpty() ? none : table;
    }

    /** Under one name, as messages begin and as commands take it, so that the row fits 80 columns. */
    private static void add(Table table, Connection connection, PoolFigures figures) {
        String name = connection.device().name() + "/" + connection.alias();
        table.row(
                name,
                Listings.state(connection),
                figures.total() + "/" + figures.size(),
                Integer.toString(figures.busy()),
                Integer.toString(figures.free()),
                Integer.toString(figures.waiting()),
                Long.toString(figures.borrowed()),
                Long.toString(figures.replaced()),
                seconds(figures.waited()));
        // Once all are there again, it is history.
        figures.lastFailure()
                .filter(failure -> figures.total() < figures.size())
                .ifPresent(failure -> table.note(name + ": the last worker that failed to connect: " + failure));
    }

    private static String seconds(Duration time) {
        return new BigDecimal(time.toMillis()).divide(MILLIS, 1, RoundingMode.HALF_UP) + "s";
    }

    /** How many workers a pool has of how many, to be put behind something; empty for what is no pool. */
    static String workers(Connection connection) {
        return connection
                .pool()
                .map(figures -> figures.total() + "/" + figures.size())
                .orElse("");
    }
}
