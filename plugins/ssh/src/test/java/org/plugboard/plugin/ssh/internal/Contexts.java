// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Asker;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** What a manager would hand to the factories. */
final class Contexts {

    /** One for all, as a manager has it: its ports for calls are shared. */
    private static final TcpTransportFactory TCP = new TcpTransportFactory();

    private Contexts() {}

    static ConnectionContext context(
            @Nullable Path path, List<Path> paths, Map<String, Object> arguments, @Nullable Credential credential) {
        return (ConnectionContext) Proxy.newProxyInstance(
                Contexts.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, parameters) -> switch (method.getName()) {
                    case "name" -> "R1/ssh";
                    case "device" -> DeviceFacts.named("R1").build();
                    case "path" -> Optional.ofNullable(path);
                    case "paths" -> paths;
                    case "on" -> context((Path) parameters[0], paths, arguments, credential);
                    case "arguments" -> new MapArguments(arguments);
                    case "credential" ->
                        Optional.ofNullable(path)
                                .flatMap(on -> on.credentials().named((String) parameters[0]))
                                .or(() -> Optional.ofNullable(credential));
                    case "ask" -> Optional.empty();
                    case "openTransport" ->
                        openTcp((ConnectionContext) proxy, (TransportRequest) parameters[0], (Deadline) parameters[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static ConnectionContext context(String host, int port, Map<String, Object> arguments, Credential credential) {
        return context(Path.of("mgmt", Map.of("host", host, "port", port)), List.of(), arguments, credential);
    }

    /** The same, with somebody to be asked. */
    static ConnectionContext asking(ConnectionContext context, Asker asker) {
        return (ConnectionContext) Proxy.newProxyInstance(
                Contexts.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, parameters) -> method.getName().equals("ask")
                        ? asker.ask((String) parameters[0], (Boolean) parameters[1])
                                .map(Secret::of)
                        : method.invoke(context, parameters));
    }

    /** The real transport below, which the manager would open. */
    private static Transport openTcp(ConnectionContext context, TransportRequest request, Deadline deadline) {
        Transport tcp = TCP.create(context, request);
        tcp.open(deadline);
        return tcp;
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
        public List<String> texts(String name) {
            return values.get(name) instanceof List<?> several
                    ? several.stream().map(Object::toString).toList()
                    : text(name).stream().toList();
        }
    }
}
