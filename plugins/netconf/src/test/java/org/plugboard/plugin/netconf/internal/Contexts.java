// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** What a manager would hand to the factory. */
final class Contexts {

    private Contexts() {}

    /** On this path, or on none; every transport that is asked for is what the function gives. */
    static ConnectionContext context(
            @Nullable Path path,
            List<Path> paths,
            Map<String, Object> arguments,
            Function<TransportRequest, Transport> transports) {
        return (ConnectionContext) Proxy.newProxyInstance(
                Contexts.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, parameters) -> switch (method.getName()) {
                    case "name" -> "R1/nc";
                    case "path" -> Optional.ofNullable(path);
                    case "paths" -> paths;
                    case "on" -> context((Path) parameters[0], paths, arguments, transports);
                    case "arguments" -> new MapArguments(arguments);
                    case "openTransport" -> transports.apply((TransportRequest) parameters[0]);
                    case "placed" -> InvocationHandler.invokeDefault(proxy, method, parameters);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private record MapArguments(Map<String, Object> values) implements Arguments {

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).map(Object::toString);
        }

        @Override
        public Optional<Secret> secret(String name) {
            return text(name).map(Secret::of);
        }

        @Override
        public int number(String name, int otherwise) {
            return (Integer) values.getOrDefault(name, otherwise);
        }

        @Override
        public boolean flag(String name, boolean otherwise) {
            return (Boolean) values.getOrDefault(name, otherwise);
        }

        @Override
        public Duration duration(String name, Duration otherwise) {
            return (Duration) values.getOrDefault(name, otherwise);
        }

        @Override
        public List<String> texts(String name) {
            return text(name).stream().toList();
        }
    }
}
