// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionFactory;

/**
 * Which path and which class a request means: two of the three resolution rules; the third, for aliases, is in {@link
 * Aliases}. Pure: it looks at the request, the device's facts and the names of the plugins.
 *
 * @param className the class as it was asked for
 * @param plugin who has it now
 * @param path the path, or null if the class chooses it when connecting
 */
record Resolution(String className, Plugin<ConnectionFactory> plugin, @Nullable Path path) {

    /**
     * Resolves the request.
     *
     * @throws org.plugboard.connection.UnknownNameException if the path or class is not there
     * @throws InvalidRequestException if no class is named anywhere
     */
    static Resolution of(ConnectRequest request, DeviceFacts device, Plugins plugins, String containerDefault) {
        Path path = path(request, device);
        if (request.factory().isPresent()) {
            Plugin<ConnectionFactory> given = Plugin.annotated(request.factory().get());
            return new Resolution(given.displayName(), given, path);
        }
        String className = className(request, device, path, plugins, containerDefault);
        return new Resolution(
                className, plugins.connectionClass(device.name(), className, namedBy(request, device, path)), path);
    }

    /** The call's, else the defaults', else the only one there is, else none (semantics 8, 11, 31). */
    private static @Nullable Path path(ConnectRequest request, DeviceFacts device) {
        Optional<String> via = request.via().or(device.defaults()::via);
        if (via.isPresent()) {
            Path named = device.paths().get(via.get());
            if (named == null) {
                throw UnknownNameException.of(
                        device.name(), "path", via.get(), device.paths().keySet());
            }
            return named;
        }
        return device.paths().size() == 1 ? device.paths().values().iterator().next() : null;
    }

    /** The call's, else the path's, else the defaults', else by the path's protocol, else the container's (9, 12, 34). */
    private static String className(
            ConnectRequest request, DeviceFacts device, @Nullable Path path, Plugins plugins, String containerDefault) {
        Optional<Path> over = Optional.ofNullable(path);
        ConnectionDefaults defaults = device.defaults();
        return request.connectionClass()
                .or(() -> over.flatMap(Path::connectionClass))
                .or(defaults::connectionClass)
                .or(() -> over.flatMap(Path::protocol).flatMap(protocol -> serving(protocol, plugins)))
                .or(() -> Optional.of(containerDefault).filter(name -> !name.isBlank()))
                .orElseThrow(() -> new InvalidRequestException(device.name()
                        + ": no connection class is named by the call, the path or the defaults, and there is no default"
                        + " class here (key default.class of the configuration org.plugboard.manager); there are: "
                        + String.join(", ", plugins.connections().names())));
    }

    private static String namedBy(ConnectRequest request, DeviceFacts device, @Nullable Path path) {
        if (request.connectionClass().isPresent()) {
            return "the call names it";
        }
        if (path != null && path.connectionClass().isPresent()) {
            return "path '" + path.name() + "' names it";
        }
        String of = path == null ? "" : " for path '" + path.name() + "'";
        return (device.defaults().connectionClass().isPresent()
                        ? "the defaults name it"
                        : "it is the default class here")
                + of;
    }

    private static Optional<String> serving(String protocol, Plugins plugins) {
        return plugins.connections().all().stream()
                .filter(plugin -> plugin.protocols().contains(protocol))
                .map(Plugin::displayName)
                .findFirst();
    }

    /** The paths that a class may choose among: those that name no other class, in the order of the file. */
    static List<Path> choices(DeviceFacts device, Plugin<ConnectionFactory> plugin) {
        return device.paths().values().stream()
                .filter(path ->
                        path.connectionClass().map(plugin.names()::contains).orElse(true))
                .toList();
    }
}
