// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceAddress;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.device.ServerFacts;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;

class ShowCommandTest {

    private static final String TREE =
            """
            Testbed lab (alias mine): 2 devices, 1 link
            ├── passwords
            │   └── enable: ***
            ├── credentials
            │   └── default: username all, password ***
            ├── servers
            │   └── tftp: 192.0.2.5
            │       ├── credentials
            │       │   └── default: username files, password ***
            │       └── path: /tftp
            ├── custom
            │   └── owner: me
            ├── devices
            │   ├── R1 (alias phoenix) [router/iosxe/cat9k]
            │   │   ├── role: edge
            │   │   ├── credentials
            │   │   │   └── default: username admin, password ***
            │   │   ├── connections
            │   │   │   ├── defaults
            │   │   │   │   └── via: mgmt
            │   │   │   ├── mgmt: ssh [2001:db8::1]:22, class echo
            │   │   │   │   ├── credentials
            │   │   │   │   │   └── default: username root, password ***
            │   │   │   │   └── enable_password: ***
            │   │   │   ├── rest: r1.example, class rest.connector.Rest (not here)
            │   │   │   └── console: telnet 192.0.2.9, the default class
            │   │   │       └── settings
            │   │   │           └── GRACE: 1
            │   │   ├── interfaces
            │   │   │   └── Ethernet1 (alias up) [ethernet] → link-1: 192.0.2.1/24, 2001:db8::1/64
            │   │   │       └── speed: 10
            │   │   └── custom
            │   │       ├── rack: 7
            │   │       └── token: ***
            │   └── R2
            │       └── interfaces
            │           ├── Ethernet2 → link-1
            │           └── Ethernet3 → lan
            ├── links
            │   └── link-1: R1 Ethernet1 – R2 Ethernet2
            │       └── alias: uplink
            └── segments
                └── lan: R2 Ethernet3
            """;

    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(new EchoFactory())
            .testbeds(reading -> Optional.of(
                    switch (reading.location()) {
                        case "many" -> many();
                        case "odd" -> odd();
                        case "levels" -> levels();
                        default -> lab();
                    }))
            .build();
    private final Typed typed = new Typed(plugboard);

    @AfterEach
    void close() {
        plugboard.close();
    }

    private static TestbedFacts odd() {
        DeviceFacts device = DeviceFacts.named("R1")
                .path(Path.of("cli", entries("protocol", "ssh", "ip", "192.0.2.1", "port", "a-port")))
                .build();
        return new TestbedFacts("odd", List.of(device), Map.of());
    }

    private static TestbedFacts lab() {
        DeviceFacts r1 = DeviceFacts.named("R1")
                .attribute("alias", "phoenix")
                .attribute("type", "router")
                .os("iosxe")
                .attribute("platform", "cat9k")
                .attribute("role", "edge")
                .attribute("custom", entries("rack", 7, "token", "hush"))
                .credentials(Credentials.of(login("admin")))
                .defaultsTo("via", "mgmt")
                .path(new Path(
                        "mgmt",
                        entries(
                                "class",
                                "echo",
                                "protocol",
                                "SSH",
                                "ip",
                                "2001:db8::1",
                                "port",
                                "22",
                                "enable_password",
                                Secret.of("hush")),
                        Credentials.of(login("root"))))
                .path(Path.of("rest", entries("class", "rest.connector.Rest", "host", "r1.example")))
                .path(Path.of(
                        "console", entries("protocol", "telnet", "ip", "192.0.2.9", "settings", entries("GRACE", 1))))
                .interfaceWith(new InterfaceFacts(
                        "Ethernet1",
                        entries("alias", "up", "type", "ethernet", "link", "link-1", "speed", 10),
                        List.of(InterfaceAddress.parse("192.0.2.1/24")),
                        List.of(InterfaceAddress.parse("2001:db8::1/64"))))
                .build();
        DeviceFacts r2 = DeviceFacts.named("R2")
                .interfaceWith(InterfaceFacts.of("Ethernet2", entries("link", "link-1")))
                .interfaceWith(InterfaceFacts.of("Ethernet3", entries("segment", "lan")))
                .build();
        return new TestbedFacts(
                "lab",
                List.of(r1, r2),
                entries("alias", "mine", "passwords", entries("enable", "hush"), "custom", entries("owner", "me")),
                Credentials.of(login("all")),
                Map.of(
                        "tftp",
                        new ServerFacts(
                                "tftp",
                                entries("address", List.of("192.0.2.5"), "path", "/tftp"),
                                Credentials.of(login("files")))),
                Map.of("link-1", new LinkFacts("link-1", entries("alias", "uplink"))),
                Map.of(),
                entries(
                        "testbed",
                        entries("name", "lab", "password", "hush"),
                        "devices",
                        entries("R1", entries("os", "iosxe"))));
    }

    private static TestbedFacts levels() {
        Credentials testbed = Credentials.of(login("all"));
        Credentials device = Credentials.of(login("admin")).within(testbed);
        List<DeviceFacts> devices = List.of(
                DeviceFacts.named("R1").credentials(testbed).build(),
                DeviceFacts.named("R2")
                        .credentials(device)
                        .path(new Path("cli", Map.of(), device))
                        .build());
        return new TestbedFacts("levels", devices, Map.of(), testbed, Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static TestbedFacts many() {
        return new TestbedFacts(
                "many",
                IntStream.range(0, 5000)
                        .mapToObj(number -> DeviceFacts.named("R" + number)
                                .interfaceWith(InterfaceFacts.of("e0", entries("link", "link-" + number / 2)))
                                .build())
                        .toList(),
                Map.of());
    }

    private static Credential login(String user) {
        return new Credential(entries("username", user, "password", "hush"));
    }

    private static Map<String, Object> entries(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    @Tag("semantics-115")
    void credentialsAreShownAtTheLevelWhereTheyStandOnly() {
        assertThat(typed.execute("testbed", "show", "levels")).isZero();
        assertThat(typed.out.toString()).containsOnlyOnce("username all").containsOnlyOnce("username admin");
        assertThat(typed.execute("testbed", "show", "--json", "levels")).isZero();
        assertThat(typed.out.toString())
                .containsOnlyOnce("\"username\":\"all\"")
                .containsOnlyOnce("\"username\":\"admin\"");
    }

    @Test
    void theTreeSaysAllThatWasUnderstood() {
        assertThat(typed.execute("testbed", "show", "lab")).isZero();
        assertThat(typed.out).hasToString(TREE);
        assertThat(typed.err.toString()).isEmpty();
    }

    @Test
    void aDeviceCanBeShownAlone() {
        assertThat(typed.execute("testbed", "show", "lab", "phoenix")).isZero();
        assertThat(typed.out.toString()).contains("R1 (alias phoenix)").doesNotContain("R2 [", "tftp", "links");
        assertThat(typed.execute("testbed", "show", "lab", "R3")).isEqualTo(2);
        assertThat(typed.err.toString()).contains("R3", "R2");
    }

    @Test
    void asJsonTheWholeIsOneObject() {
        assertThat(typed.execute("testbed", "show", "--json", "lab")).isZero();
        assertThat(typed.out.toString())
                .startsWith("{\"name\":\"lab\",\"alias\":\"mine\",")
                .contains(
                        "{\"name\":\"mgmt\",\"protocol\":\"ssh\",\"host\":\"2001:db8::1\",\"port\":22,\"class\":\"echo\",\"servedBy\":\"echo\","
                                + "\"arguments\":{\"enable_password\":\"***\"},"
                                + "\"credentials\":{\"default\":{",
                        "\"class\":\"rest.connector.Rest\",\"servedBy\":null",
                        "\"ipv4\":[\"192.0.2.1/24\"]",
                        "\"links\":{\"link-1\":{\"interfaces\":[{\"device\":\"R1\",\"interface\":\"Ethernet1\"},"
                                + "{\"device\":\"R2\",\"interface\":\"Ethernet2\"}],\"attributes\":{\"alias\":\"uplink\"}}}")
                .endsWith("}\n");
        assertThat(typed.out.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd", "odd --json"})
    void aPortThatIsNoneIsShownAsItIsWritten(String words) {
        assertThat(typed.execute(("testbed show " + words).split(" "))).isZero();
        assertThat(typed.out.toString()).contains("a-port");
    }

    @Test
    void rawIsTheFileBehindExtendsAndMarkup() {
        assertThat(typed.execute("testbed", "show", "--raw", "lab")).isZero();
        assertThat(typed.execute("testbed", "show", "--raw", "--json", "lab")).isZero();
        assertThat(typed.out)
                .hasToString(
                        """
                testbed:
                  name: lab
                  password: "***"
                devices:
                  R1:
                    os: iosxe
                {"testbed":{"name":"lab","password":"***"},"devices":{"R1":{"os":"iosxe"}}}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab", "lab --json", "lab --raw", "lab --raw --json"})
    void noSecretIsShown(String words) {
        assertThat(typed.execute(("testbed show " + words).split(" "))).isZero();
        assertThat(typed.out.toString()).contains("***").doesNotContain("hush");
    }

    @Test
    void itsHelpSaysWhatItCannotHide() {
        assertThat(typed.execute("testbed", "show", "--help")).isZero();
        assertThat(typed.out.toString().replaceAll("\\s+", " "))
                .contains("What %ENC{} hid under any other key is plain text when a testbed was read, and is shown.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "many --json"})
    void thousandsOfDevicesAreShown(String words) {
        assertThat(typed.execute(("testbed show " + words).split(" "))).isZero();
        assertThat(typed.out.toString()).contains("R0", "R4999", "link-2499");
    }
}
