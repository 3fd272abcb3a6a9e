// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of addresses, ports and numbers when a file is validated. */
class AddressFindingsTest {

    private static final String NO_HOST = "warning: this is neither an address nor the name of a host";

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    private static String path(String entries) {
        return "devices: {R1: {os: x, platform: x, connections: {cli: {protocol: telnet, " + entries + "}}}}";
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.256      | an address has four numbers in 0 … 255",
                "10.0.0          | an address has four numbers in 0 … 255",
                "10.0.0.1:22     | write the port under a key of its own, `port`",
                "r2.lab:22       | write the port under a key of its own, `port`",
                "'\"[2001:db8::1]:22\"' | write the port under a key of its own, `port`",
                "10.0.0.1/24     | an address of a host has no mask",
                "10.0.0.3;       | a name has letters, digits, hyphens and dots",
                "http://10.0.0.3 | write the host alone; the protocol has a key of its own",
                "admin@r2        | write the host alone; the user belongs to the credentials",
                "r2 lab          | a name has letters, digits, hyphens and dots",
                "2001:db8::1::2  | a name has letters, digits, hyphens and dots",
                "yes             | for YAML it is a boolean; put it into quotes if it is a name"
            })
    void whatIsNeitherAnAddressNorANameIsNamedWithWhatWouldBeRight(String written, String hint) {
        for (String key : new String[] {"ip", "host"}) {
            assertThat(reading.findings(path(key + ": " + written)))
                    .containsExactly("lab.yaml:1:" + (76 + key.length()) + ": " + NO_HOST
                            + " (key devices.R1.connections.cli." + key + "); " + hint);
            assertThat(reading.warnings(path(key + ": " + written))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "r2",
                "r2.lab.example.",
                "my_router-1",
                "'yes'",
                "2001:db8::1",
                "'[2001:db8::1]'",
                "fe80::1%eth0",
                "'::ffff:10.0.0.1'",
                "1:2:3:4:5:6:7:8",
                "'%ASK{address of R1}'"
            })
    void anAddressOrANameIsNotNamed(String written) {
        String text = path("ip: " + written);
        assertThat(reading.findings(text)).isEmpty();
    }

    @Test
    @Tag("semantics-85")
    @Tag("semantics-94")
    void addressesAndPortsOfServersAndOfManagementAreLookedAt() {
        String text =
                """
                testbed:
                  servers:
                    a: {address: [10.0.0.1, 10.0.0.300], port: 99999, services: x, custom: z}
                    b: {adress: x, address: ftp.lab, port: 21, services: {ftp: {}}, custom: {z: 1}}
                    c: {adress: 10.0.0.1, services: [ftp]}
                devices:
                  R1:
                    management:
                      adress: {}
                      vlna: 5
                      address: {ipv4: 10.0.0.1/33, ipv6: [2001:db8::1/64, x]}
                      gateway: {ipv4: 10.0.0}
                    connections: {defaults: {class: cli}}
                """;

        assertThat(reading.findings(text))
                .containsExactly(
                        "lab.yaml:3:29: " + NO_HOST + " (key testbed.servers.a.address[1]);"
                                + " an address has four numbers in 0 … 255",
                        "lab.yaml:3:48: warning: this is no port (key testbed.servers.a.port);"
                                + " a port is a number in 1 … 65535",
                        "lab.yaml:3:65: warning: services are expected here (key testbed.servers.a.services);"
                                + " write a block, or a list of their names",
                        "lab.yaml:3:76: warning: a block of `key: value` lines is expected here"
                                + " (key testbed.servers.a.custom)",
                        "lab.yaml:4:9: warning: unknown key 'adress' (key testbed.servers.b.adress);"
                                + " it is kept, but has no effect",
                        "lab.yaml:5:9: warning: unknown key 'adress' (key testbed.servers.c.adress);"
                                + " did you mean 'address'?",
                        "lab.yaml:9:7: warning: unknown key 'adress' (key devices.R1.management.adress);"
                                + " it is kept, but has no effect",
                        "lab.yaml:10:7: warning: unknown key 'vlna' (key devices.R1.management.vlna);"
                                + " did you mean 'vlan'?",
                        "lab.yaml:11:23: warning: this is no address (key devices.R1.management.address.ipv4);"
                                + " such as 192.0.2.1/24 or 2001:db8::1/64",
                        "lab.yaml:11:59: warning: this is no address (key devices.R1.management.address.ipv6[1]);"
                                + " such as 192.0.2.1/24 or 2001:db8::1/64",
                        "lab.yaml:12:23: warning: this is no address (key devices.R1.management.gateway.ipv4);"
                                + " such as 192.0.2.1/24 or 2001:db8::1/64");
    }

    @Test
    @Tag("semantics-98")
    void aNumberThatYamlCountsInEightsIsNamed() {
        String text = path("ip: r1, port: 0022, timeout: 010, a: 07, b: 0, c: '010', d: 1, password: 0123");

        assertThat(reading.findings(text))
                .containsExactly(
                        "lab.yaml:1:88: warning: 0022 is 18, since YAML takes a number that begins with 0 for an octal one"
                                + " (key devices.R1.connections.cli.port); leave out the 0",
                        "lab.yaml:1:103: warning: 010 is 8, since YAML takes a number that begins with 0 for an octal one"
                                + " (key devices.R1.connections.cli.timeout); leave out the 0");
    }
}
