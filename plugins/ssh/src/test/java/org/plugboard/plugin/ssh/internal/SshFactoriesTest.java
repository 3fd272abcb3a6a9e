// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.ssh.internal.Contexts.context;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.plugboard.spi.TransportRequest.Window;

class SshFactoriesTest {

    private static final Path MGMT = Path.of("mgmt", Map.of("protocol", "SSH", "ip", "192.0.2.1"));
    private static final Credential ADMIN = Credential.of("admin", "secret");

    private final SshTransportFactory transports = new SshTransportFactory();

    @Test
    void theClassIsACommandLineOverSsh() {
        List<String> protocols = new ArrayList<>();
        Terminal terminal = (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        SshConnectionFactory connections = new SshConnectionFactory((context, protocol) -> {
            protocols.add(protocol);
            return terminal;
        });

        assertThat((Object) connections.create(context(MGMT, List.of(), Map.of(), ADMIN)))
                .isSameAs(terminal);
        assertThat(protocols).containsExactly("ssh");
    }

    @Test
    void theDescriptionSaysUserAddressAndPort() {
        assertThat(transports
                        .create(context(MGMT, List.of(), Map.of(), ADMIN), shell())
                        .description())
                .isEqualTo("ssh admin@192.0.2.1:22");
    }

    @Test
    void theCredentialThatAClassPrefersIsTakenWhereThereIsOneAndNoArgumentNamesAnother() {
        Credentials both = new Credentials(
                Map.of("netconf", Credential.of("nc", "x"), "lab", Credential.of("student", "x")), null);
        Path path = new Path("mgmt", MGMT.entries(), both);

        assertThat(login(path, Map.of(), "netconf")).isEqualTo("ssh nc@192.0.2.1:22");
        assertThat(login(path, Map.of(), "restconf")).isEqualTo("ssh admin@192.0.2.1:22");
        assertThat(login(path, Map.of("login_creds", "lab"), "netconf")).isEqualTo("ssh student@192.0.2.1:22");
    }

    private String login(Path path, Map<String, Object> arguments, String preferred) {
        return transports
                .create(context(path, List.of(), arguments, ADMIN), shell().as(preferred))
                .description();
    }

    @Test
    void whatIsMissingIsSaidByName() {
        assertRefused(context(null, List.of(), Map.of(), ADMIN), "no path is named");
        assertRefused(context(Path.of("mgmt", Map.of()), List.of(), Map.of(), ADMIN), "neither host nor ip");
        assertRefused(context(MGMT, List.of(), Map.of(), null), "no credential default");
        assertRefused(
                context(MGMT, List.of(), Map.of("login_creds", "lab"), new Credential(Map.of("password", "x"))),
                "credential lab has no username");
        assertRefused(
                context(MGMT, List.of(), Map.of("host_keys", "ask"), ADMIN),
                "host_keys is ask; it may be one of [accept-new, strict, off]");
    }

    @Test
    void aBareOffOfYamlIsOff() {
        assertThat(HostKeys.of(
                        context(MGMT, List.of(), Map.of("host_keys", false), ADMIN),
                        SshOptions.of("R1", List.of()),
                        java.nio.file.Path.of("known_hosts"),
                        Optional.empty()))
                .isEqualTo(HostKeys.OFF);
    }

    @Test
    void bareBytesAndACommandWithoutANameAreRefused() {
        TransportContext context = context(MGMT, List.of(), Map.of(), ADMIN);

        assertThatThrownBy(() ->
                        transports.create(context, new TransportRequest("ssh", Purpose.TCP, null, null, null, null)))
                .isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() ->
                        transports.create(context, new TransportRequest("ssh", Purpose.EXEC, null, null, null, null)))
                .isInstanceOf(InvalidRequestException.class);
    }

    private void assertRefused(TransportContext context, String message) {
        assertThatThrownBy(() -> transports.create(context, shell()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/ssh: ")
                .hasMessageContaining(message);
    }

    private static TransportRequest shell() {
        return TransportRequest.shell("ssh", new Window("vt100", 80, 24));
    }
}
