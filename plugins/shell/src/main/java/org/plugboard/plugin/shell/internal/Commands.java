// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.UnknownNameException;

/** All commands by name, in the order in which the help shows them. */
final class Commands {

    /** Those that every shell has itself, or that make sense in ours only. */
    private static final Set<String> OURS_ONLY = Set.of("help", "exit", "quit");

    private static final Command HELP = new Command(
            "help", "help [COMMAND]", "says what commands there are, or all about one", "help connect", Commands::help);
    private static final Command EXIT = leaving("exit");
    private static final Command QUIT = leaving("quit");

    private static final Map<String, Command> ALL = byName();

    private Commands() {}

    static Collection<Command> all() {
        return ALL.values();
    }

    /** Those that another shell of the container can use as well. */
    static List<Command> forAnyShell() {
        return all().stream()
                .filter(command -> !OURS_ONLY.contains(command.name()))
                .toList();
    }

    static Optional<Command> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, Command> byName() {
        Map<String, Command> commands = new LinkedHashMap<>();
        for (Command command : List.of(
                Loading.LOAD,
                Listings.DEVICES,
                Listings.CONNECTIONS,
                Pools.POOLS,
                EventListing.EVENTS,
                Listings.CLASSES,
                Listings.PLUGINS,
                Connecting.CONNECT,
                Connecting.DISCONNECT,
                Connecting.DESTROY,
                Calling.EXECUTE,
                Calling.CONFIGURE,
                Calling.CALL,
                Notifying.NOTIFICATIONS,
                HELP,
                EXIT,
                QUIT)) {
            commands.put(command.name(), command);
        }
        return commands;
    }

    private static Command leaving(String name) {
        return new Command(name, name, "leaves the shell and closes its connections", name, (bench, words) -> {
            bench.leave();
            return null;
        });
    }

    private static @Nullable Object help(Workbench bench, List<Object> words) {
        HELP.requireWords(words, 0, 1);
        if (words.isEmpty()) {
            Table table = new Table("COMMAND", "DOES");
            all().forEach(command -> table.row(command.usage(), command.summary()));
            table.row("DEVICE [ALIAS] SERVICE [ARGUMENT…]", "calls a service; DEVICE alone shows its connections");
            return table;
        }
        String name = words.get(0).toString();
        Command command = named(name).orElseThrow(() -> UnknownNameException.of(HELP.name(), "command", name, names()));
        return "%s%n    %s%n    for example: %s".formatted(command.usage(), command.summary(), command.example());
    }
}
