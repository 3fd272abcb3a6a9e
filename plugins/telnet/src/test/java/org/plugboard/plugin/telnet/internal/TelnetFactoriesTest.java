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
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.plugboard.spi.TransportRequest.Window;

class TelnetFactoriesTest {

    private static final Path SSH = Path.of("mgmt", Map.of("protocol", "ssh", "host", "192.0.2.1"));
    private static final Path CONSOLE = Path.of("con", Map.of("protocol", "Telnet", "ip", "192.0.2.2", "port", "2004"));

    private final List<Path> used = new ArrayList<>();
    private final TelnetConnectionFactory connections = new TelnetConnectionFactory((context, protocol) -> {
        assertThat(protocol).isEqualTo("telnet");
        used.add(context.path().orElseThrow());
        return unused(Terminal.class);
    });
    private final TelnetTransportFactory transports = new TelnetTransportFactory();

    @Test
    void withoutAPathTheFirstOneThatSpeaksTelnetIsTaken() {
        connections.create(context(null, SSH, CONSOLE));

        assertThat(used).containsExactly(CONSOLE);
    }

    @Test
    void aPathThatIsThereIsKept() {
        connections.create(context(SSH, SSH, CONSOLE));

        assertThat(used).containsExactly(SSH);
    }

    @Test
    void withoutATelnetPathTheOthersAreNamed() {
        assertThatThrownBy(() -> connections.create(context(null, SSH)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/telnet: no path has protocol telnet; there are [mgmt]");
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
    void onlyAShellIsGiven() {
        for (Purpose purpose : List.of(Purpose.EXEC, Purpose.SUBSYSTEM, Purpose.TCP)) {
            assertThatThrownBy(() -> transports.create(
                            context(CONSOLE), new TransportRequest("telnet", purpose, "netconf", null, null)))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining(purpose.name());
        }
    }

    private static TransportRequest shell() {
        return TransportRequest.shell("telnet", new Window("vt100", 80, 24));
    }

    private static ConnectionContext context(@Nullable Path path, Path... paths) {
        return (ConnectionContext) Proxy.newProxyInstance(
                TelnetFactoriesTest.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> "R1/telnet";
                    case "path" -> Optional.ofNullable(path);
                    case "paths" -> List.of(paths);
                    case "on" -> context((Path) arguments[0], paths);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
