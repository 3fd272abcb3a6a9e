// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plugboard.connection.ConnectionEvent;

/** What the shell says of the past of connections. */
final class EventListing {

    static final Command EVENTS = new Command(
            "events",
            "events [NUMBER]",
            "lists the last events of connections, 20 of them if no number is given; a gap in their numbers is what was missed",
            "events 5",
            (bench, words) -> events(bench, words));

    private static final int USUALLY = 20;

    private EventListing() {}

    private static Object events(Workbench bench, List<Object> words) {
        EVENTS.requireWords(words, 0, 1);
        List<ConnectionEvent> events = bench.events().last(words.isEmpty() ? USUALLY : number(words.get(0)));
        if (events.isEmpty()) {
            return "no event";
        }
        boolean isOfSeveral =
                events.stream().map(ConnectionEvent::testbed).distinct().count() > 1;
        Table table = isOfSeveral
                ? new Table("NUMBER", "TIME", "TESTBED", "CONNECTION", "EVENT", "REASON")
                : new Table("NUMBER", "TIME", "CONNECTION", "EVENT", "REASON");
        for (ConnectionEvent event : events) {
            List<String> row = new ArrayList<>(List.of(Long.toString(event.number()), Listings.time(event.time())));
            if (isOfSeveral) {
                row.add(event.testbed().orElse(""));
            }
            row.addAll(List.of(
                    event.name(), event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), event.reason()));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private static int number(Object word) {
        try {
            int number = Integer.parseInt(word.toString());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw EVENTS.wrongUsage("'" + word + "' is no number");
        }
        throw EVENTS.wrongUsage("'" + word + "' is not above 0");
    }
}
