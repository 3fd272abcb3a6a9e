// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.device.Device;
import org.plugboard.device.Path;
import org.plugboard.device.PluginFacts;

/** The commands that show what there is; none of them asks a device. */
final class Listings {

    static final Command DEVICES = new Command(
            "devices",
            "devices",
            "lists the devices of the testbed",
            "devices",
            (bench, words) -> devices(bench, words));
    static final Command CONNECTIONS = new Command(
            "connections",
            "connections [DEVICE]",
            "lists the connections: state, how many workers of a pool, class, path, since when",
            "connections phoenix",
            (bench, words) -> connections(bench, words));
    static final Command CLASSES = new Command(
            "classes",
            "classes",
            "lists the connection classes and their services",
            "classes",
            (bench, words) -> classes(bench, words));
    static final Command PLUGINS = new Command(
            "plugins",
            "plugins",
            "lists the plugins: what is up, what is missing",
            "plugins",
            (bench, words) -> plugins(bench, words));

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Listings() {}

    private static Table devices(Workbench bench, List<Object> words) {
        DEVICES.requireWords(words, 0, 0);
        Table table = new Table("DEVICE", "OS", "PATHS", "CONNECTED");
        for (Device device : bench.testbed().devices()) {
            table.row(
                    device.name(),
                    device.facts().os().orElse(""),
                    device.facts().paths().values().stream().map(Listings::path).collect(Collectors.joining(", ")),
                    device.connectionManager().connections().values().stream()
                            .filter(Connection::isConnected)
                            .map(Connection::alias)
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private static String path(Path path) {
        return path.name()
                + path.protocol()
                        .filter(protocol -> !protocol.equals(path.name()))
                        .map(protocol -> " (" + protocol + ")")
                        .orElse("");
    }

    private static Object connections(Workbench bench, List<Object> words) {
        CONNECTIONS.requireWords(words, 0, 1);
        return connections(
                words.isEmpty()
                        ? bench.testbed().devices()
                        : List.of(bench.device(words.get(0).toString())));
    }

    /** The connections of these devices. */
    static Object connections(Collection<Device> devices) {
        List<Connection> connections = devices.stream()
                .flatMap(device -> device.connectionManager().connections().values().stream())
                .toList();
        return connections.isEmpty()
                ? "no connection"
                        + (devices.size() == 1
                                ? " of " + devices.iterator().next().name()
                                : "")
                : table(connections);
    }

    /** These connections. */
    static Table table(List<Connection> connections) {
        Table table = new Table("DEVICE", "ALIAS", "STATE", "CLASS", "PATH", "SINCE");
        for (Connection connection : connections) {
            table.row(
                    connection.device().name(),
                    connection.alias(),
                    (state(connection) + " " + Pools.workers(connection)).stripTrailing(),
                    connection.connectionClass(),
                    connection.path().map(Path::name).orElse(""),
                    time(connection.since()));
        }
        return table;
    }

    /** Its state in a word. */
    static String state(Connection connection) {
        Connection.State state = connection.state();
        return state == Connection.State.CONNECTED && !connection.isConnected()
                ? "lost"
                : state.name().toLowerCase(Locale.ROOT);
    }

    /** A point in time, with its day if that is not today. */
    static String time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneId.systemDefault());
        return (time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TODAY : EARLIER).format(time);
    }

    private static Table classes(Workbench bench, List<Object> words) {
        CLASSES.requireWords(words, 0, 0);
        Table table = new Table("CLASS", "PROTOCOLS", "SERVICES", "PLUGIN");
        for (ConnectionClassFacts facts : bench.plugboard().connectionClasses()) {
            table.row(
                    String.join(", ", facts.names()),
                    String.join(", ", facts.protocols()),
                    String.join(", ", facts.services()),
                    facts.plugin());
        }
        return table;
    }

    private static Table plugins(Workbench bench, List<Object> words) {
        PLUGINS.requireWords(words, 0, 0);
        Table table = new Table("PLUGIN", "VERSION", "OFFERS");
        for (PluginFacts facts : bench.plugboard().plugins()) {
            if (facts.missing().isEmpty() || !facts.offers().isEmpty()) {
                table.row(facts.name(), facts.version(), String.join("; ", facts.offers()));
            }
            // In a column of its own the name of a package would be cut.
            String name = (facts.name() + " " + facts.version()).trim();
            facts.missing().forEach(reason -> table.note(name + ": " + reason));
        }
        return table;
    }
}
