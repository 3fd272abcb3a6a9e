// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;

/** Where the paths of testbed files lead, as far as the transport that would open the socket. */
class WhereItLeadsTest {

    private final Dead dead = new Dead();
    private final EmbeddedPlugboard plugboard = Plugboards.over(dead);

    @AfterEach
    void close() {
        plugboard.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                      | ssh     | 192.0.2.1            | -    | 192.0.2.1:22
                    -                      | SSH     | 192.0.2.1            | -    | 192.0.2.1:22
                    -                      | telnet  | 192.0.2.1            | -    | 192.0.2.1:23
                    -                      | netconf | 192.0.2.1            | -    | 192.0.2.1:830
                    unicon.Unicon          | ssh     | 192.0.2.1            | 22   | 192.0.2.1:22
                    unicon.Unicon          | telnet  | 192.0.2.1            | 2001 | 192.0.2.1:2001
                    unicon.Connection      | telnet  | lab.example.net      | -    | lab.example.net:23
                    unicon.XRUTConnect     | ssh     | lab.example.net      | ' 2222 ' | lab.example.net:2222
                    yang.connector.Netconf | -       | 192.0.2.1            | -    | 192.0.2.1:830
                    yang.connector.Netconf | -       | 192.0.2.1            | 22   | 192.0.2.1:22
                    yang.connector.netconf.Netconf | ssh | 2001:db8::1      | -    | [2001:db8::1]:830
                    ssh                    | -       | 2001:db8::1          | -    | [2001:db8::1]:22
                    telnet                 | -       | [2001:db8::1]        | -    | [2001:db8::1]:23
                    netconf                | -       | [fe80::1%eth0]       | 8830 | [fe80::1%eth0]:8830
                    -                      | ssh     | fe80::1%eth0         | -    | [fe80::1%eth0]:22
                    """)
    @Tag("semantics-149")
    @Tag("semantics-150")
    void aPathLeadsToItsAddressAndPortElseToThatOfItsProtocol(
            @Nullable String className, @Nullable String protocol, String ip, @Nullable String port, String expected) {
        assertThatThrownBy(() -> connect(entries(className, protocol, ip, port)))
                .isInstanceOf(ConnectFailedException.class);

        assertThat(dead.asked).hasToString("[" + expected + "]");
    }

    @Test
    void aNumberIsAPortToo() {
        Map<String, Object> entries = entries(null, "telnet", "192.0.2.1", null);
        entries.put("port", 2001);

        assertThatThrownBy(() -> connect(entries)).isInstanceOf(ConnectFailedException.class);

        assertThat(dead.asked).containsExactly(new Endpoint("192.0.2.1", 2001));
    }

    @ParameterizedTest
    @CsvSource({
        "ssh, abc, path p: port abc is no number",
        "telnet, YOUR_PORT, path p: port YOUR_PORT is no number",
        "netconf, 70000, path p: port 70000 is not in 1 … 65535",
    })
    void aPortThatCannotBeUsedIsRefusedAtConnectWithPathAndValue(String protocol, String port, String message) {
        assertThatThrownBy(() -> connect(entries(null, protocol, "192.0.2.1", port)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/default: ")
                .hasMessageContaining(message);
        assertThat(dead.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-, ssh, -, 50225",
        "yang.connector.Netconf, -, -, 50225",
        "-, ssh, 2222, 2222",
        "yang.connector.Netconf, -, 2222, 2222",
    })
    @Tag("semantics-133")
    void thePortOfTheSshOptionsCountsWhereThePathHasNone(String className, String protocol, String port, int expected) {
        Map<String, Object> entries = entries(
                className.equals("-") ? null : className,
                protocol.equals("-") ? null : protocol,
                "192.0.2.1",
                port.equals("-") ? null : port);
        entries.put("ssh_options", "-oKexAlgorithms=+diffie-hellman-group14-sha1 -p 50225");

        assertThatThrownBy(() -> connect(entries)).isInstanceOf(ConnectFailedException.class);

        assertThat(dead.asked).containsExactly(new Endpoint("192.0.2.1", expected));
    }

    @Test
    @Tag("semantics-153")
    void anyNameOfAPathWillDo() {
        List<String> names = List.of(
                "a", "b", "c", "con", "console", "cli", "vty", "vty_1", "mgmt", "alt", "ssh", "telnet", "netconf",
                "rest");
        DeviceFacts.Builder facts = DeviceFacts.named("R1");
        names.forEach(name -> facts.path(Path.of(name, Map.of("protocol", "telnet", "ip", name))));
        Device device = plugboard.device(facts.build());

        names.forEach(name -> assertThatThrownBy(() -> device.connect(via(name).alias(name)))
                .isInstanceOf(ConnectFailedException.class));

        assertThat(dead.asked).extracting(Endpoint::host).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rest.connector.Rest",
                "rest.connector.Acisdk",
                "yang.connector.Gnmi",
                "yang.connector.gNMI",
                "yang.connector.Grpc",
                "yang.connector.NetconfEnxr",
                "yang.ncdiff.ModelDevice",
                "com.example.lab.Mine"
            })
    @Tag("semantics-151")
    @Tag("semantics-152")
    void aClassThatNobodyServesIsRefusedWhenConnectingWithAllThatHelps(String className) {
        assertThatThrownBy(() -> connect(entries(className, null, "192.0.2.1", null)))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("R1: no connection class '" + className + "'; ")
                .hasMessageContaining("there are: ")
                .hasMessageContaining("unicon.Unicon")
                .hasMessageContaining("yang.connector.Netconf")
                .hasMessageContaining("; path 'p' names it; is a plugin that has this class missing?");
    }

    private void connect(Map<String, Object> entries) {
        plugboard
                .device(DeviceFacts.named("R1")
                        .path(new Path("p", entries, Credentials.of(Credential.of("lab", "cisco"))))
                        .build())
                .connect();
    }

    private static Map<String, Object> entries(
            @Nullable String className, @Nullable String protocol, String ip, @Nullable String port) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("class", className);
        entries.put("protocol", protocol);
        entries.put("ip", ip);
        entries.put("port", port);
        return entries;
    }

    /** Stands where the sockets would be opened, and opens none. */
    @TransportProtocol("tcp")
    private static final class Dead implements TransportFactory {

        private final List<Endpoint> asked = new CopyOnWriteArrayList<>();

        @Override
        public Transport create(TransportContext context, TransportRequest request) {
            asked.add(request.destination().orElseThrow());
            throw new ConnectFailedException("there is no network in this test");
        }
    }
}
