// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * Aliases}. Pure: it looks at the request, the device's facts and the names of the plugins, those that left a moment ago among them.
 * Who has the class is found when it is connected.
 *
 * @param className the class as it was asked for
 * @param derivedAlias the alias that the class gives, or null
 * @param path the path, or null if the class chooses it when connecting
 * @param given the class itself if the caller gave its factory, else null
 */
record Resolution(
        String className,
        @Nullable String derivedAlias,
        @Nullable Path path,
        @Nullable Plugin<ConnectionFactory> given) {

    /**
     * Resolves the request.
     *
     * @throws UnknownNameException if the path is not there, nor the class, unless that is only briefly away
     * @throws InvalidRequestException if no class is named anywhere
     */
    static Resolution of(ConnectRequest request, DeviceFacts device, Plugins plugins, String containerDefault) {
        Path path = path(request, device);
        if (request.factory().isPresent()) {
            Plugin<ConnectionFactory> given = Plugin.annotated(request.factory().get());
            return new Resolution(given.displayName(), given.alias(), path, given);
        }
        String className = className(request, device, path, plugins, containerDefault);
        Registry<ConnectionFactory> classes = plugins.connections();
        Optional<Plugin<ConnectionFactory>> here = classes.find(className);
        if (here.isPresent()) {
            return new Resolution(className, here.get().alias(), path, null);
        }
        Duration briefly = briefly(request, device, path);
        return classes.departed(className)
                .filter(gone -> gone.isWithin(briefly))
                .map(gone -> new Resolution(className, gone.alias(), path, null))
                .orElseThrow(
                        () -> plugins.noClass(device.name(), className, Stream.of(namedBy(request, device, path))));
    }

    /** For how long a class that left counts as being here: connecting waits for it. */
    private static Duration briefly(ConnectRequest request, DeviceFacts device, @Nullable Path path) {
        return ConnectionSettings.pluginTimeout(new MergedArguments(
                device.name(),
                request.arguments(),
                path == null ? Map.of() : path.arguments(),
                device.defaults().arguments()));
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
                .or(() -> over.flatMap(Path::protocol)
                        .flatMap(protocol -> serving(protocol, plugins).or(() -> plugins.connections()
                                .departed(gone -> gone.protocols().contains(protocol))
                                .filter(gone -> gone.isWithin(briefly(request, device, path)))
                                .map(gone -> gone.names().get(0)))))
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
