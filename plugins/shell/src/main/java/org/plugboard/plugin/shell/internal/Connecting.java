// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.PoolFigures;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Path;

/** The commands that open, close and drop connections. */
final class Connecting {

    /** The options of {@code connect}, each with a value. */
    static final List<String> OPTIONS = List.of("--via", "--alias", "--class");

    static final String ALL = "--all";

    static final Command CONNECT = new Command(
            "connect",
            "connect DEVICE[/ALIAS] [--via PATH] [--alias ALIAS] [--class CLASS] [ARGUMENT=VALUE…]",
            "connects a device, under an alias if several connections are wanted",
            "connect phoenix --via mgmt --alias vty_1 timeout=20s",
            Connecting::connect);
    static final Command DISCONNECT = new Command(
            "disconnect",
            "disconnect DEVICE[/ALIAS] [ALIAS | --all]",
            "closes a connection, which can be connected again",
            "disconnect phoenix vty_1",
            Connecting::disconnect);
    static final Command DESTROY = new Command(
            "destroy",
            "destroy DEVICE[/ALIAS] [ALIAS | --all]",
            "closes a connection and forgets it",
            "destroy phoenix --all",
            Connecting::destroy);

    private Connecting() {}

    private static Object connect(Workbench bench, List<Object> words) {
        CONNECT.requireWords(words, 1, Integer.MAX_VALUE);
        Target target = Target.of(bench, words.get(0));
        Connection connection = target.device().connect(request(target.alias(), words));
        return connection.device().name() + "/" + connection.alias() + " is connected: class "
                + connection.connectionClass()
                + connection
                        .path()
                        .map(Path::name)
                        .map(path -> ", path " + path)
                        .orElse("")
                + connection.pool().map(Connecting::workers).orElse("");
    }

    /** A pool is connected as soon as one worker is; the others may have failed. */
    private static String workers(PoolFigures figures) {
        return ", a pool with %d of %d workers%s"
                .formatted(
                        figures.total(),
                        figures.size(),
                        figures.lastFailure()
                                .filter(failure -> figures.total() < figures.size())
                                .map("; the last that failed: "::concat)
                                .orElse(""));
    }

    private static ConnectRequest request(@Nullable String alias, List<Object> words) {
        @Nullable String connectionClass = null;
        List<String> rest = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).toString();
            if (word.equals("--class")) {
                connectionClass = valueOf(words, i++);
            } else if (OPTIONS.contains(word)) {
                rest.add(word);
                rest.add(valueOf(words, i++));
            } else {
                rest.add(word);
            }
        }
        ConnectRequest request =
                connectionClass == null ? ConnectRequest.defaults() : ConnectRequest.using(connectionClass);
        return withRest(alias == null ? request : request.alias(alias), rest);
    }

    private static ConnectRequest withRest(ConnectRequest begun, List<String> rest) {
        ConnectRequest request = begun;
        for (int i = 0; i < rest.size(); i++) {
            String word = rest.get(i);
            int equals = word.indexOf('=');
            if (word.equals("--via")) {
                request = request.overPath(rest.get(++i));
            } else if (word.equals("--alias")) {
                request = request.alias(rest.get(++i));
            } else if (word.startsWith("-")) {
                throw UnknownNameException.of(CONNECT.name(), "option", word, OPTIONS);
            } else if (equals <= 0) {
                throw CONNECT.wrongUsage("'" + word + "' is no argument of the form NAME=VALUE");
            } else {
                request = request.with(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return request;
    }

    private static String valueOf(List<Object> words, int option) {
        if (option + 1 == words.size()) {
            throw CONNECT.wrongUsage(words.get(option) + " has no value");
        }
        return words.get(option + 1).toString();
    }

    private static Object disconnect(Workbench bench, List<Object> words) {
        Target target = target(DISCONNECT, bench, words);
        if (isAll(words)) {
            target.device().disconnectAll();
            return target.device().name() + ": all connections are disconnected";
        }
        Connection connection = known(target);
        connection.disconnect();
        return target.device().name() + "/" + connection.alias() + " is disconnected";
    }

    private static Object destroy(Workbench bench, List<Object> words) {
        Target target = target(DESTROY, bench, words);
        if (isAll(words)) {
            target.device().destroyAll();
            return target.device().name() + ": all connections are destroyed";
        }
        Connection connection = known(target);
        connection.destroy();
        return target.device().name() + "/" + connection.alias() + " is destroyed";
    }

    private static Target target(Command command, Workbench bench, List<Object> words) {
        command.requireWords(words, 1, 2);
        Target target = Target.of(bench, words.get(0));
        if (words.size() == 1 || isAll(words)) {
            return target;
        }
        String alias = words.get(1).toString();
        if (target.alias() != null || alias.startsWith("-")) {
            throw command.wrongUsage("'" + alias + "' is too much");
        }
        return target.withAlias(alias);
    }

    private static boolean isAll(List<Object> words) {
        return words.size() == 2 && words.get(1).toString().equals(ALL);
    }

    /** The connection; if there is none, the device says which there are. */
    private static Connection known(Target target) {
        return target.alias() != null
                ? target.device().alias(target.alias())
                : target.device().alias(target.device().connectionManager().defaultAlias());
    }
}
