// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Path;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.plugboard.spi.TransportRequest.Window;

class TelnetFactoriesTest {

    private static final Path CONSOLE = Path.of("con", Map.of("protocol", "Telnet", "ip", "192.0.2.2", "port", "2004"));

    private final TelnetTransportFactory transports = new TelnetTransportFactory();

    @Test
    void theClassIsACommandLineOverTelnet() {
        List<String> protocols = new ArrayList<>();
        Terminal terminal = (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        TelnetConnectionFactory connections = new TelnetConnectionFactory((context, protocol) -> {
            protocols.add(protocol);
            return terminal;
        });

        assertThat((Object) connections.create(context(CONSOLE))).isSameAs(terminal);
        assertThat(protocols).containsExactly("telnet");
    }

    @Test
    void theAddressIsThatOfThePathAndThePortIs23UnlessThePathHasOne() {
        assertThat(transports.create(context(CONSOLE), shell()).description()).isEqualTo("telnet 192.0.2.2:2004");
        assertThat(transports
                        .create(context(Path.of("six", Map.of("host", "2001:db8::1"))), shell())
                        .description())
                .isEqualTo("telnet [2001:db8::1]:23");
    }

    @Test
    void aPathThatLeadsNowhereIsRefused() {
        assertThatThrownBy(() -> transports.create(context(null), shell())).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> transports.create(context(Path.of("con", Map.of())), shell()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("path con has neither host nor ip");
        assertThatThrownBy(
                        () -> transports.create(context(Path.of("con", Map.of("host", "a", "port", "70000"))), shell()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/telnet: ")
                .hasMessageContaining("70000");
    }

    @Test
    void aDeviceThatIsToCallIsRefusedSinceItDoesNotCallByTelnet() {
        Path calling = Path.of("con", Map.of("protocol", "telnet", "host", "192.0.2.2", "call_home", true));
        assertThatThrownBy(() -> transports.create(context(calling), shell()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/telnet: call_home is given, but telnet cannot wait for a call; ssh, tls, netconf and tcp can");
    }

    @Test
    void onlyAShellIsGiven() {
        for (Purpose purpose : List.of(Purpose.EXEC, Purpose.SUBSYSTEM, Purpose.TCP)) {
            assertThatThrownBy(() -> transports.create(
                            context(CONSOLE), new TransportRequest("telnet", purpose, "netconf", null, null, null)))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining(purpose.name());
        }
    }

    private static TransportRequest shell() {
        return TransportRequest.shell("telnet", new Window("vt100", 80, 24));
    }

    private static ConnectionContext context(@Nullable Path path) {
        return (ConnectionContext) Proxy.newProxyInstance(
                TelnetFactoriesTest.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> "R1/telnet";
                    case "path" -> Optional.ofNullable(path);
                    case "arguments" -> arguments(path);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Those of the path: flags. */
    private static Arguments arguments(@Nullable Path path) {
        Map<String, Object> given = path == null ? Map.of() : path.entries();
        return (Arguments) Proxy.newProxyInstance(
                TelnetFactoriesTest.class.getClassLoader(),
                new Class<?>[] {Arguments.class},
                (proxy, method, parameters) -> switch (method.getName()) {
                    case "isGiven" -> given.containsKey((String) parameters[0]);
                    case "withoutDefaults" -> proxy;
                    case "isBlock" -> false;
                    case "texts" -> List.of(String.valueOf(given.get((String) parameters[0])));
                    case "flag" -> given.get((String) parameters[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
