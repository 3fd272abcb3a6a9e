// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedFacts;

class TestbedReadingTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    void aWholeTestbedIsRead() {
        TestbedFacts lab = reading.read(
                """
                testbed:
                  name: Lab 7
                  custom: {owner: me, racks: [1, 2]}
                devices:
                  R1:
                    alias: edge
                    os: iosxe
                    type: router
                    connections:
                      defaults: {class: unicon.Unicon, alias: main, via: cli, timeout: 20}
                      cli: {protocol: SSH, ip: 192.0.2.1, port: "2022", settings: {a: 1}}
                      nc: {class: yang.connector.Netconf, host: r1.example, port: 830}
                  S1:
                """);

        assertThat(lab.name()).isEqualTo("Lab 7");
        assertThat(lab.attributes()).containsEntry("custom", Map.of("owner", "me", "racks", List.of(1, 2)));
        assertThat(lab.devices()).extracting(DeviceFacts::name).containsExactly("R1", "S1");
        DeviceFacts r1 = lab.devices().get(0);
        assertThat(r1.alias()).isEqualTo("edge");
        assertThat(r1.attributes()).containsOnly(entry("alias", "edge"), entry("os", "iosxe"), entry("type", "router"));
        assertThat(r1.defaults().connectionClass()).contains("unicon.Unicon");
        assertThat(r1.defaults().alias()).contains("main");
        assertThat(r1.defaults().via()).contains("cli");
        assertThat(r1.defaults().arguments()).containsOnly(entry("timeout", 20));
        assertThat(r1.paths()).containsOnlyKeys("cli", "nc");
        assertThat(r1.paths().get("cli").protocol()).contains("ssh");
        assertThat(r1.paths().get("cli").port()).hasValue(2022);
        assertThat(r1.paths().get("nc").host()).contains("r1.example");
    }

    @Test
    @Tag("semantics-74")
    void aTestbedWithoutANameBearsThatOfItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("CONFIG.lab_9.yml"), "devices: {}");

        TestbedFacts lab =
                new YamlTestbedSource().read(new OneReading(file, name -> null)).orElseThrow();

        assertThat(lab.name()).isEqualTo("lab_9");
        assertThat(lab.devices()).isEmpty();
    }

    @Test
    @Tag("semantics-75")
    void aDeviceWithoutAnAliasHasItsNameForOne() {
        assertThat(reading.device("os: ios").alias()).isEqualTo("R1");
    }

    @Test
    @Tag("semantics-80")
    void thePlainEntriesOfADeviceAreTextsAsTheyAreWritten() {
        DeviceFacts device = reading.device("version: 17.10\nmodel: 9300\nsubmodel: 010\nos:");

        assertThat(device.attributes())
                .containsEntry("version", "17.10")
                .containsEntry("model", "9300")
                .containsEntry("submodel", "010");
        assertThat(device.os()).isEmpty();
    }

    @Test
    @Tag("semantics-81")
    void customIsFreeForm() {
        DeviceFacts device = reading.device("custom:\n  list: [a, {b: [1.5, null]}]\n  on: off\n  '1': x");

        Map<String, Object> custom = device.custom();
        assertThat(custom).containsOnlyKeys("list", "on", "1").containsEntry("on", false);
        assertThat(custom.get("list")).asString().isEqualTo("[a, {b=[1.5, null]}]");
    }

    @Test
    @Tag("semantics-82")
    void keysThatAPathDoesNotDefineAreKeptForItsClass() {
        DeviceFacts device = reading.device("connections:\n  rest: {ip: 192.0.2.1, verify: no, weird_key: [1]}");

        assertThat(device.paths().get("rest").arguments())
                .containsOnly(entry("verify", false), entry("weird_key", List.of(1)));
    }

    @Test
    void unknownKeysAtTheTopAreKept() {
        TestbedFacts lab = reading.read("devices: {}\nx-ci: {runner: 3}\n");

        assertThat(lab.attributes()).containsEntry("x-ci", Map.of("runner", 3));
    }

    @Test
    void valuesAreReadByTheRulesOfYaml11AsPyYamlDoes() {
        DeviceFacts device = reading.device(
                """
                custom:
                  bools: [yes, No, on, off, TRUE, y]
                  ints: [010, 0x1F, 0b11, 1_000, 12:30:45, 08]
                  floats: [1.5, 1.5e+3, 1e3, .5, 1:30.5]
                  nulls: [~, null, ]
                  texts: [2020-01-02, '5', "yes", 192.0.2.1, 1.2.3]
                """);

        assertThat(device.custom())
                .containsEntry("bools", List.of(true, false, true, false, true, "y"))
                .containsEntry("ints", List.of(8, 31, 3, 1000, 45045, "08"))
                .containsEntry("floats", List.of(1.5, 1500.0, "1e3", 0.5, 90.5))
                .containsEntry("texts", List.of("2020-01-02", "5", "yes", "192.0.2.1", "1.2.3"));
        assertThat((List<?>) device.custom().get("nulls")).hasSize(2).containsOnlyNulls();
    }

    @Test
    void aliasesAndMergesAreFollowed() {
        TestbedFacts lab = reading.read(
                """
                devices:
                  R1: &base
                    os: iosxe
                    connections: {cli: &ssh {protocol: ssh, port: 22}}
                  R2:
                    <<: *base
                    os: nxos
                  R3:
                    connections: {cli: {<<: [{port: 23}, *ssh]}}
                """);

        assertThat(lab.devices().get(1).os()).contains("nxos");
        assertThat(lab.devices().get(1).paths()).containsKey("cli");
        assertThat(lab.devices().get(2).paths().get("cli").entries())
                .containsOnly(entry("protocol", "ssh"), entry("port", 23));
    }

    @Test
    @Tag("semantics-114")
    @Tag("semantics-115")
    @Tag("semantics-116")
    void credentialsOfThreeLevelsAreOneInsideTheOther() {
        DeviceFacts device = reading.read(
                        """
                        testbed:
                          credentials:
                            default: {username: outer, password: o}
                            ssh: {username: tunnel}
                        devices:
                          R1:
                            credentials:
                              default: {username: middle, password: m}
                            connections:
                              cli: {protocol: ssh}
                              nc:
                                protocol: netconf
                                credentials:
                                  default: {username: inner, password: i}
                        """)
                .devices()
                .get(0);

        assertThat(device.credentials().find("default")).contains(Credential.of("middle", "m"));
        assertThat(device.paths().get("cli").credentials().find("default")).contains(Credential.of("middle", "m"));
        assertThat(device.paths().get("nc").credentials().find("default")).contains(Credential.of("inner", "i"));
        assertThat(device.paths().get("nc").credentials().find("ssh").flatMap(Credential::username))
                .contains("tunnel");
        assertThat(device.paths().get("nc").credentials().find("nobody")).contains(Credential.of("inner", "i"));
    }

    @Test
    @Tag("semantics-118")
    void numbersAndEmptyBlocksAreAcceptedAsCredentials() {
        DeviceFacts device = reading.device(
                """
                credentials:
                  default: {username: 1234, password: 0123, enable_password: ""}
                  empty:
                  none: {}
                connections:
                  cli: {credentials: }
                """);

        Credential read = device.credentials().named("default").orElseThrow();
        assertThat(read.username()).contains("1234");
        assertThat(read.password()).contains(Secret.of("0123"));
        assertThat(read.secret("enable_password")).contains(Secret.of(""));
        assertThat(device.credentials().own()).containsOnlyKeys("default", "empty", "none");
        assertThat(device.paths().get("cli").credentials().find("default")).contains(read);
    }

    @Test
    @Tag("semantics-117")
    void noPasswordIsPrintedWhereverItStands() {
        TestbedFacts lab = reading.with(Map.of("PW", "hidden"))
                .read(
                        """
                testbed:
                  passwords: {enable: hidden}
                  servers: {tftp: {credentials: {default: {password: hidden}}}}
                  password: hidden
                devices:
                  R1:
                    passwords: {line: hidden, more: [hidden]}
                    credentials: {default: {password: "%ENV{PW}", enable_password: hidden}}
                    connections:
                      defaults: {enable_password: hidden}
                      cli: {password: hidden, key_passphrase: hidden, credentials: {x: {password: hidden}}}
                """);

        assertThat(lab.toString()).contains("R1").doesNotContain("hidden");
        assertThat(lab.devices().get(0).credentials().own().get("default").password())
                .contains(Secret.of("hidden"));
    }

    @Test
    @Tag("semantics-133")
    void thePatternsOfPromptsAreNoPasswords() {
        DeviceFacts device = reading.device("connections: {cli: {prompts: {login: 'User:', password: 'Pass:'}}}");

        assertThat(device.paths().get("cli").arguments())
                .containsEntry("prompts", Map.of("login", "User:", "password", "Pass:"));
    }

    @Test
    @Tag("semantics-104")
    void variablesAreReplacedInEveryValue() {
        DeviceFacts device = reading.with(Map.of("HOST", "r1", "PORT", "2022", "NEST", "%ENV{PORT}"))
                .device(
                        """
                        connections:
                          cli: {ip: "%ENV{HOST}.lab-%ENV{ PORT }.example", port: "%ENV{PORT}", x: ["%ENV{NEST}"]}
                        """);

        assertThat(device.paths().get("cli").host()).contains("r1.lab-2022.example");
        assertThat(device.paths().get("cli").port()).hasValue(2022);
        assertThat(device.paths().get("cli").arguments()).containsEntry("x", List.of("%ENV{PORT}"));
    }

    @Test
    @Tag("semantics-112")
    void unknownMarkupIsLeftAsItStands() {
        assertThat(reading.device("custom: {a: '%WHAT{x} %{self}'}").custom()).containsEntry("a", "%WHAT{x} R1");
    }

    @Test
    void aPasswordUnderAMisspeltNameIsSecret() {
        assertThat(reading.device("credentials: {default: {pasword: s3cret, passphase: s3cret, usernam: admin}}")
                        .toString())
                .contains("admin")
                .doesNotContain("s3cret");
    }

    @Test
    void anUnknownClassOrPathIsNoErrorBeforeConnecting() {
        DeviceFacts device = reading.device("connections: {defaults: {class: no.Such, via: nowhere}, cli: {}}");

        assertThat(device.defaults().via()).contains("nowhere");
    }

    @Test
    void filesOfOtherKindsAreLeftToOthers() {
        assertThat(new YamlTestbedSource().read(new OneReading(folder.resolve("lab.json"), name -> null)))
                .isEmpty();
    }
}
