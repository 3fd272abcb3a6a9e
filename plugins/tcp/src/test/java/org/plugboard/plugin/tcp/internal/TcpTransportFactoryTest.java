// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Path;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.plugboard.spi.TransportRequest.Window;

class TcpTransportFactoryTest {

    private static final Path CONSOLE = Path.of("con", Map.of("protocol", "tcp", "ip", "192.0.2.9", "port", "2004"));
    private static final TransportRequest SHELL = TransportRequest.shell("tcp", new Window("vt100", 80, 24));

    private final TcpTransportFactory transports = new TcpTransportFactory();

    @Test
    void itLeadsWhereTheRequestSays() {
        assertThat(description(CONSOLE, TransportRequest.tcp("jump", 22))).isEqualTo("tcp jump:22");
        assertThat(description(null, TransportRequest.tcp("2001:db8::1", 22))).isEqualTo("tcp [2001:db8::1]:22");
    }

    @Test
    void withoutAnEndpointItLeadsWhereThePathDoes() {
        assertThat(description(CONSOLE, SHELL)).isEqualTo("tcp 192.0.2.9:2004");
    }

    @Test
    void aPathThatDoesNotLeadToAPortIsRefused() {
        assertRefused(null, "no path is named");
        assertRefused(Path.of("con", Map.of("port", 1)), "path con has neither host nor ip");
        assertRefused(Path.of("con", Map.of("host", "a")), "path con has no port");
        assertRefused(Path.of("con", Map.of("host", "a", "port", "70000")), "70000");
    }

    @Test
    void whatNeedsAProtocolAboveIsRefused() {
        for (Purpose purpose : List.of(Purpose.EXEC, Purpose.SUBSYSTEM)) {
            assertThatThrownBy(() -> description(CONSOLE, new TransportRequest("tcp", purpose, "x", null, null, null)))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining(purpose.name());
        }
    }

    private void assertRefused(@Nullable Path path, String message) {
        assertThatThrownBy(() -> description(path, SHELL))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/cli: ")
                .hasMessageContaining(message);
    }

    /** A path that says nothing else. */
    private static final Arguments NONE = (Arguments) Proxy.newProxyInstance(
            TcpTransportFactoryTest.class.getClassLoader(),
            new Class<?>[] {Arguments.class},
            (proxy, method, parameters) -> switch (method.getName()) {
                case "text" -> Optional.empty();
                case "texts" -> List.of();
                case "entries" -> Set.of();
                case "isGiven", "isBlock" -> false;
                case "withoutDefaults" -> proxy;
                case "number", "flag" -> parameters[1];
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private String description(@Nullable Path path, TransportRequest request) {
        TransportContext context = (TransportContext) Proxy.newProxyInstance(
                TcpTransportFactoryTest.class.getClassLoader(),
                new Class<?>[] {TransportContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> "R1/cli";
                    case "path" -> Optional.ofNullable(path);
                    case "arguments" -> NONE;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return transports.create(context, request).description();
    }
}
