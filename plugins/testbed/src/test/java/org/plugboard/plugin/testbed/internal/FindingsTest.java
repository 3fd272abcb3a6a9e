// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.TestbedException;

/** What is said about a file: all its errors at once, and warnings of what looks like a mistake. */
class FindingsTest {

    /** A file about which there is nothing to say. */
    private static final String CLEAN =
            """
            testbed: {name: lab, credentials: {default: {username: admin, password: s3cret}}}
            devices:
              R1:
                os: iosxe
                platform: cat9k
                connections:
                  defaults: {class: unicon.Unicon, via: cli}
                  cli: {protocol: ssh, ip: 192.0.2.1, port: "22"}
            """;

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    @Tag("semantics-98")
    void thereIsNothingToSayAboutAWholeFile() {
        assertThat(reading.findings(CLEAN)).isEmpty();
    }

    @Test
    void aDeviceThatCallsNeedsNoAddressAndOverTlsNoCredential() {
        assertThat(reading.findings(CLEAN.replace("ip: 192.0.2.1, port", "call_home: {from: 192.0.2.0/24}, port")))
                .isEmpty();
        assertThat(
                        reading.findings(
                                """
                        devices:
                          R1:
                            os: iosxe
                            platform: cat9k
                            connections:
                              nc: {protocol: netconf, transport: tls, ip: 192.0.2.1, tls: {ca: ca.pem, certificate: a.pem, key: a.key}}
                        """))
                .isEmpty();
    }

    @Test
    @Tag("semantics-98")
    void allErrorsAreFoundInOneReading() {
        String text =
                """
                testbed: {name: [x]}
                devices:
                  R1:
                    os: "%ENV{NOT_SET}"
                    platform: !!python/name:os.system
                    connections:
                      defaults: {alias: a-b, via: 5}
                      cli: {protocol: ssh, ip: {a: b}, port: 99999}
                      con: telnet
                    credentials: [x]
                  R2: {alias: R1}
                  R2: {}
                  R3: {credentials: {default: text}}
                """;

        assertThat(reading.findings(text))
                .containsExactly(
                        "lab.yaml:1:17: error: a single value is expected here, not a list (key testbed.name)",
                        "lab.yaml:4:9: error: the environment variable NOT_SET of %ENV{NOT_SET} is not set"
                                + " (key devices.R1.os); set it before the testbed is loaded",
                        "lab.yaml:5:15: error: the tag tag:yaml.org,2002:python/name:os.system has no meaning in a testbed"
                                + " (key devices.R1.platform)",
                        "lab.yaml:7:25: error: this alias cannot be used (key devices.R1.connections.defaults.alias);"
                                + " an alias has letters, digits and underscores and does not begin with a digit",
                        "lab.yaml:7:35: error: a name is expected here (key devices.R1.connections.defaults.via);"
                                + " put it into quotes if it looks like a number",
                        "lab.yaml:8:32: error: a single value is expected here, not a block"
                                + " (key devices.R1.connections.cli.ip)",
                        "lab.yaml:8:46: error: path cli: port 99999 is not in 1 … 65535"
                                + " (key devices.R1.connections.cli.port)",
                        "lab.yaml:9:12: error: a block of `key: value` lines is expected here, not a single value"
                                + " (key devices.R1.connections.con)",
                        "lab.yaml:10:18: error: a block of `key: value` lines is expected here, not a list"
                                + " (key devices.R1.credentials)",
                        "lab.yaml:11:15: error: the device R1 bears the name R1 already (key devices.R2.alias)",
                        "lab.yaml:12:3: error: the key R2 is there twice (key devices.R2); the first is in line 11",
                        "lab.yaml:13:31: error: a block of `key: value` lines is expected here, not a single value"
                                + " (key devices.R3.credentials.default)");
        assertThat(reading.error(text))
                .startsWith("lab.yaml:1:17: a single value is expected here")
                .endsWith("; 11 more errors are in the file");
    }

    @Test
    void anErrorIsToldOnceHoweverOftenItsLineIsRead() {
        assertThat(reading.findings(
                        "x: &c {cli: {port: 65536}}\ndevices: {A: {connections: *c}, B: {connections: *c}}"))
                .filteredOn(finding -> finding.contains("error"))
                .containsExactly("lab.yaml:1:20: error: path cli: port 65536 is not in 1 … 65535"
                        + " (key devices.A.connections.cli.port)");
    }

    @Test
    void aFileOfErrorsIsRefusedAtTheHundredth() {
        String text = "devices:\n" + "  R: {os: [x]}\n".repeat(100_000);
        assertThat(reading.findings(text)).hasSize(100);
        assertThat(reading.error(text)).endsWith("; 99 more errors are in the file");
    }

    @Test
    void aFaultOfTheNotationIsTheOnlyErrorSinceNothingCanBeReadBehindIt() {
        assertThat(reading.findings("devices: {R1: {os: [a]}}\nx: 'a' b\ny: {"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("lab.yaml:2:8: error: there is more text");
    }

    @Test
    void theErrorsOfALoadedFileAreThoseOfAValidatedOne() throws Exception {
        Path file = Files.writeString(folder.resolve("lab.yaml"), "devices:\n  A: 1\n  B: 2\n");
        OneReading loading = new OneReading(file, name -> null);
        TestbedException error =
                catchThrowableOfType(TestbedException.class, () -> new YamlTestbedSource().read(loading));
        assertThat(error.findings()).extracting("line", "column").hasToString("[(2, 6), (3, 6)]");
        assertThat(loading.findings()).isEmpty();
    }

    /** What is changed in the clean file, and what is said then. */
    static Stream<Arguments> slips() {
        String classes = "cli, netconf, ssh, telnet, unicon.Unicon, yang.connector.Netconf";
        return Stream.of(
                Arguments.of("    os: iosxe\n", "", "3:3: warning: the device has no os (key devices.R1)"),
                Arguments.of("iosxe\n", "\n", "3:3: warning: the device has no os (key devices.R1)"),
                Arguments.of("    platform: cat9k\n", "", "3:3: warning: the device has no platform (key devices.R1)"),
                Arguments.of(
                        "unicon.Unicon",
                        "unicon.Unicorn",
                        "7:25: warning: there is no connection class 'unicon.Unicorn'"
                                + " (key devices.R1.connections.defaults.class); did you mean 'unicon.Unicon'?"
                                + " there are: " + classes),
                Arguments.of(
                        "protocol: ssh",
                        "class: rest.connector.Rest",
                        "8:20: warning: there is no connection class 'rest.connector.Rest'"
                                + " (key devices.R1.connections.cli.class); there are: " + classes),
                Arguments.of(
                        "via: cli",
                        "via: clj",
                        "7:45: warning: there is no path 'clj' (key devices.R1.connections.defaults.via);"
                                + " did you mean 'cli'? there are: cli"),
                Arguments.of(
                        "protocol: ssh",
                        "protocol: shs",
                        "8:23: warning: nothing here speaks 'shs' (key devices.R1.connections.cli.protocol);"
                                + " did you mean 'ssh'? there are: netconf, ssh, tcp, telnet"),
                Arguments.of(
                        "ip: 192.0.2.1, ",
                        "",
                        "8:7: warning: the path has neither host nor ip (key devices.R1.connections.cli)"),
                Arguments.of(
                        "192.0.2.1",
                        "<address>",
                        "8:32: warning: nobody put a value in for <…> (key devices.R1.connections.cli.ip);"
                                + " write the value here"),
                Arguments.of(
                        "192.0.2.1",
                        "'{{ ip }}'",
                        "8:32: warning: nobody put a value in for {{…}} (key devices.R1.connections.cli.ip);"
                                + " render the template first, or write the value here"),
                Arguments.of(
                        "s3cret",
                        "'{{ password }}'",
                        "1:73: warning: nobody put a value in for {{…}} (key testbed.credentials.default.password);"
                                + " render the template first, or write the value here"),
                Arguments.of(
                        "s3cret",
                        "'${SECRET}'",
                        "1:73: warning: ${…} is taken as it stands (key testbed.credentials.default.password);"
                                + " a variable of the environment is %ENV{NAME}"),
                Arguments.of(
                        "credentials: {default:",
                        "custom: {default:",
                        "8:7: warning: there are no credentials to log in with, on the path, the device or the testbed"
                                + " (key devices.R1.connections.cli)"),
                Arguments.of(
                        "port: \"22\"",
                        "login_creds: me",
                        "8:56: warning: there are no credentials named 'me'"
                                + " (key devices.R1.connections.cli.login_creds); those under default are taken"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    @Tag("semantics-98")
    void whatLooksLikeAMistakeIsSaidOfAValidatedFileOnly(String from, String to, String warning) {
        assertThat(CLEAN).contains(from);
        String text = CLEAN.replace(from, to);

        assertThat(reading.findings(text)).containsExactly("lab.yaml:" + warning);
        assertThat(reading.warnings(text)).isEmpty();
    }

    @Test
    void aCredentialOfTheProtocolsOwnNameIsEnough() {
        assertThat(reading.findings(CLEAN.replace("credentials: {default:", "credentials: {netconf:")
                        .replace("unicon.Unicon", "netconf")
                        .replace("protocol: ssh", "protocol: netconf")))
                .isEmpty();
    }

    @Test
    void aClassThatIsNotHereMayKnowItsProtocols() {
        assertThat(reading.findings(CLEAN.replace("unicon.Unicon", "my.Own").replace("ssh", "mine")))
                .hasSize(1)
                .first()
                .asString()
                .contains("no connection class");
    }

    @Test
    @Tag("semantics-98")
    void aDeviceWithoutAWayToItIsNamed() {
        assertThat(reading.findings("devices:\n  R1: {os: x}\n  R2: {connections: {defaults: {via: x}}}"))
                .containsExactly(
                        "lab.yaml:2:3: warning: there is no way to this device; it has no connections (key devices.R1)",
                        "lab.yaml:3:3: warning: there is no way to this device; it has no connections (key devices.R2)");
        assertThat(reading.findings("devices:\n"))
                .containsExactly("lab.yaml:1:1: warning: there is no device (key devices);"
                        + " a testbed without any says so: `devices: {}`");
        assertThat(reading.findings("devices: {}\n")).isEmpty();
    }

    @Test
    @Tag("semantics-98")
    void whatManyDevicesLackIsSaidOnce() {
        String way = ": {os: x, connections: {cli: {protocol: telnet, ip: h}}}";
        assertThat(reading.findings("devices:\n" + devices(1, 3, way)))
                .containsExactly("lab.yaml:2:3: warning: the device has no platform; nor have 2 more: R2, R3"
                        + " (key devices.R1)");
        assertThat(reading.findings("devices:\n" + devices(1, 9, way)))
                .containsExactly("lab.yaml:2:3: warning: the device has no platform; nor have 8 more: R2, R3, R4, R5,"
                        + " R6, … (key devices.R1)");
    }

    private static String devices(int first, int last, String block) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "  R" + i + block + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aClassThatNeedsNoPathNeedsNoPlatformEither() {
        assertThat(reading.findings("devices: {R1: {connections: {defaults: {class: cli}}}}"))
                .isEmpty();
    }

    @Test
    @Tag("semantics-98")
    void aPathOfNothingIsNamed() {
        String paths = "devices: {R1: {os: x, platform: y, connections: {a: {ip: h}, b: {x: 1}, c: {command: d}}}}";
        assertThat(reading.findings(paths))
                .containsExactly(
                        "lab.yaml:1:50: warning: the path has neither protocol nor class (key devices.R1.connections.a)",
                        "lab.yaml:1:62: warning: the path says nothing of where it leads"
                                + " (key devices.R1.connections.b); is this key meant to be one level up or down?",
                        "lab.yaml:1:73: warning: the path has neither protocol nor class (key devices.R1.connections.c)");
    }

    @Test
    void aKeyThatIsNearlyOneOfItsLevelIsNamedWithItsPlace() {
        String text =
                """
                testbed:
                  credentails: {}
                topolgy: {}
                devices:
                  R1:
                    credentails: {}
                    platfrom: x
                    credentials: &c
                      default: {usernam: admin, pasword: s3cret}
                    connections:
                      defaults: {vai: cli, clas: cli}
                      cli: {protocl: ssh, ipp: 192.0.2.1, prot: 22, clas: cli}
                  R2:
                    conections: {}
                    credentials: *c
                """;

        assertThat(reading.warnings(text))
                .containsExactly(
                        "lab.yaml:2:3: warning: unknown key 'credentails' (key testbed.credentails); did you mean 'credentials'?",
                        "lab.yaml:3:1: warning: unknown key 'topolgy' (key topolgy); did you mean 'topology'?",
                        "lab.yaml:6:5: warning: unknown key 'credentails' (key devices.R1.credentails);"
                                + " it is kept, but has no effect",
                        "lab.yaml:7:5: warning: unknown key 'platfrom' (key devices.R1.platfrom); did you mean 'platform'?",
                        "lab.yaml:9:17: warning: unknown key 'usernam' (key devices.R1.credentials.default.usernam);"
                                + " did you mean 'username'?",
                        "lab.yaml:9:33: warning: unknown key 'pasword' (key devices.R1.credentials.default.pasword);"
                                + " did you mean 'password'?",
                        "lab.yaml:11:18: warning: unknown key 'vai' (key devices.R1.connections.defaults.vai); did you mean 'via'?",
                        "lab.yaml:11:28: warning: unknown key 'clas' (key devices.R1.connections.defaults.clas); did you mean 'class'?",
                        "lab.yaml:12:13: warning: unknown key 'protocl' (key devices.R1.connections.cli.protocl);"
                                + " did you mean 'protocol'?",
                        "lab.yaml:12:27: warning: unknown key 'ipp' (key devices.R1.connections.cli.ipp); did you mean 'ip'?",
                        "lab.yaml:12:43: warning: unknown key 'prot' (key devices.R1.connections.cli.prot); did you mean 'port'?",
                        "lab.yaml:12:53: warning: unknown key 'clas' (key devices.R1.connections.cli.clas); did you mean 'class'?",
                        "lab.yaml:13:3: warning: there is no way to this device; it has no connections (key devices.R2)",
                        "lab.yaml:14:5: warning: unknown key 'conections' (key devices.R2.conections); did you mean 'connections'?");
    }

    @Test
    void aMisspeltKeyAtTheTopHasOneWarning() {
        assertThat(reading.warnings("testbd: {}\ndevcies: {}\ndevices: {}\n"))
                .containsExactly(
                        "lab.yaml:1:1: warning: unknown key 'testbd' (key testbd); did you mean 'testbed'?",
                        "lab.yaml:2:1: warning: unknown key 'devcies' (key devcies); it is kept, but has no effect");
        assertThat(reading.findings("devcies: {}\n"))
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("lab.yaml:1:1: warning: unknown key 'devcies' (key devcies); did you mean 'devices'?");
    }

    @Test
    @Tag("semantics-98")
    void ofAnUnknownKeyTheFirstIsNamedWhenTheFileIsLoadedAndEachWhenItIsValidated() {
        String text = CLEAN.replace("os: iosxe", "os: iosxe\n    logical: yes\n    model: x")
                        .replace("name: lab", "bringup: x")
                + "  R2: {os: x, platform: x, logical: no, connections: {cli: {protocol: telnet, ip: h}}}\n";
        String first =
                "lab.yaml:1:11: warning: unknown key 'bringup' (key testbed.bringup); it is kept, but has no effect";
        String second =
                "lab.yaml:5:5: warning: unknown key 'logical' (key devices.R1.logical); it is kept, but has no effect";

        assertThat(reading.findings(text))
                .containsExactly(
                        first,
                        second,
                        "lab.yaml:11:28: warning: unknown key 'logical' (key devices.R2.logical);"
                                + " it is kept, but has no effect");
        assertThat(reading.warnings(text)).containsExactly(first, second);
    }

    @Test
    @Tag("semantics-72")
    @Tag("semantics-98")
    void aKeyOnTheWrongLevelIsToldWhereItBelongs() {
        assertThat(
                        reading.warnings(
                                """
                        credentials: {}
                        testbed: {topology: {}}
                        devices:
                          R1: {connections: {cli: {}}, ip: 192.0.2.1, interfaces: {}, via: cli}
                        topology:
                          R1: {GigabitEthernet1: {}}
                        """))
                .containsExactly(
                        "lab.yaml:1:1: warning: unknown key 'credentials' (key credentials); it belongs under testbed",
                        "lab.yaml:2:11: warning: unknown key 'topology' (key testbed.topology);"
                                + " it belongs to the left margin, beside testbed",
                        "lab.yaml:4:32: warning: unknown key 'ip' (key devices.R1.ip);"
                                + " it belongs to a path under connections",
                        "lab.yaml:4:47: warning: unknown key 'interfaces' (key devices.R1.interfaces);"
                                + " it belongs under the device's name in topology",
                        "lab.yaml:4:63: warning: unknown key 'via' (key devices.R1.via);"
                                + " it belongs under connections.defaults",
                        "lab.yaml:6:8: warning: unknown key 'GigabitEthernet1' (key topology.R1.GigabitEthernet1);"
                                + " if it is an interface, it belongs under interfaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip4: a", "ipv6: a", "post: a", "hosts: a, host: b", "tunnel: a", "i: a", "platform: a"})
    void aKeyOfItsOwnIsNotTakenForAnother(String entries) {
        assertThat(reading.warnings("devices: {R1: {mode: a, connections: {cli: {" + entries + "}}}}"))
                .containsExactly("lab.yaml:1:16: warning: unknown key 'mode' (key devices.R1.mode);"
                        + " it is kept, but has no effect");
    }

    @Test
    void noFindingHoldsASecret() {
        String text = "testbed: {credentials: {default: {pasword: s3cret, x: '{{s3cret}}'}}}\n"
                + "devices: {R1: {connections: {cli: {protocol: ssh, login_creds: s3cret, password: '%ASK{s3cret}'}}}}";
        assertThat(reading.findings(text)).hasSizeGreaterThan(4).noneMatch(finding -> finding.contains("s3cret"));
    }
}
