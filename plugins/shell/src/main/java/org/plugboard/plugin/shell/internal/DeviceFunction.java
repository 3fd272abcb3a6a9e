// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Connection;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;

/**
 * A device as a command: {@code phoenix} shows its connections, {@code phoenix execute 'show version'} and {@code phoenix
 * vty_1 execute 'show version'} call services, {@code phoenix connect} is {@code connect phoenix}.
 */
record DeviceFunction(Workbench bench, Device device) implements Function {

    /** The commands that can stand behind a device. */
    static final List<String> VERBS = List.of("connect", "disconnect", "destroy");

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> words) {
        return bench.running().run(device.name(), () -> run(words));
    }

    private @Nullable Object run(List<Object> words) {
        if (words.isEmpty()) {
            return Listings.connections(List.of(device));
        }
        String first = words.get(0).toString();
        List<Object> rest = words.subList(1, words.size());
        if (VERBS.contains(first)) {
            return verb(first, device.name(), rest);
        }
        Optional<Connection> connection = connection(first);
        return connection.isPresent()
                ? run(connection.get(), rest)
                : Calling.call(new Target(device, null), first, rest);
    }

    private @Nullable Object run(Connection connection, List<Object> words) {
        if (words.isEmpty()) {
            return Listings.table(List.of(connection));
        }
        String first = words.get(0).toString();
        List<Object> rest = words.subList(1, words.size());
        return VERBS.contains(first)
                ? verb(first, device.name() + "/" + connection.alias(), rest)
                : Calling.call(new Target(device, connection.alias()), first, rest);
    }

    private @Nullable Object verb(String name, String target, List<Object> rest) {
        List<Object> words = new ArrayList<>();
        words.add(target);
        words.addAll(rest);
        return Commands.named(name).orElseThrow().action().run(bench, words);
    }

    private Optional<Connection> connection(String alias) {
        try {
            return Optional.of(device.alias(alias));
        } catch (UnknownNameException isAService) {
            return Optional.empty();
        }
    }
}
