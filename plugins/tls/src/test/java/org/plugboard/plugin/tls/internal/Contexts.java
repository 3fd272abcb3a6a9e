// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;

/** What a manager would hand to the factory, over the real transport below. */
final class Contexts {

    /** One for all, as a manager has it: its ports for calls are shared. */
    private static final TcpTransportFactory TCP = new TcpTransportFactory();

    private Contexts() {}

    static TransportContext context(int port, Map<String, Object> arguments) {
        return context(port, arguments, UnaryOperator.identity());
    }

    /** @param between what stands around the pipe below */
    static TransportContext context(int port, Map<String, Object> arguments, UnaryOperator<Transport> between) {
        return (TransportContext) Proxy.newProxyInstance(
                Contexts.class.getClassLoader(),
                new Class<?>[] {TransportContext.class},
                (proxy, method, parameters) -> switch (method.getName()) {
                    case "name" -> "R1/nc";
                    case "device" -> DeviceFacts.named("R1").build();
                    case "path" -> Optional.of(Path.of("nc", Map.of("host", "127.0.0.1", "port", port)));
                    case "arguments" -> new MapArguments(arguments);
                    case "openTransport" -> {
                        Transport below = TCP.create((TransportContext) proxy, (TransportRequest) parameters[0]);
                        below.open((Deadline) parameters[1]);
                        yield between.apply(below);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        Map<String, Object> both = new LinkedHashMap<>(arguments);
        both.put(name, value);
        return both;
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
        public Set<String> entries(String block) {
            return values.keySet().stream()
                    .filter(name -> name.startsWith(block + "."))
                    .map(name -> name.substring(block.length() + 1))
                    .collect(Collectors.toSet());
        }

        @Override
        public List<String> texts(String name) {
            return values.get(name) instanceof List<?> several
                    ? several.stream().map(Object::toString).toList()
                    : text(name).stream().toList();
        }
    }
}
