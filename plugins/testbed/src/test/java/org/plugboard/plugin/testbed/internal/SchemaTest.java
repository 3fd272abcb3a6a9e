// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Credential;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.device.ServerFacts;
import org.plugboard.device.TestbedFacts;

/** What the schema of pyATS has beside devices and topology, and how paths are written. */
class SchemaTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @ParameterizedTest
    @Tag("semantics-74")
    @CsvSource({
        "lab.yaml, lab",
        "CONFIG.lab.yml, lab",
        "LAB.YAML, LAB",
        "a.yaml.yaml, a.yaml",
        "CONFIGlab.yaml, CONFIGlab"
    })
    void aTestbedWithoutANameBearsThatOfItsFile(String file, String name) throws Exception {
        Path path = Files.writeString(folder.resolve(file), "testbed: {name: }\ndevices: {}");

        TestbedFacts lab = new YamlTestbedSource()
                .read(new OneReading(path, variable -> null))
                .orElseThrow();

        assertThat(lab.name()).isEqualTo(name);
        assertThat(lab.alias()).isEqualTo(name);
    }

    @Test
    @Tag("semantics-72")
    @Tag("semantics-75")
    @Tag("semantics-79")
    @Tag("semantics-81")
    void theTestbedBlockIsRead() {
        TestbedFacts lab = reading.read(
                "testbed: {name: 7, alias: seven, class: lab.Own, network: {dns: x}, custom: {a: 1}}\ndevices: {}");

        assertThat(lab.name()).isEqualTo("7");
        assertThat(lab.alias()).isEqualTo("seven");
        assertThat(lab.attribute("class")).contains("lab.Own");
        assertThat(lab.custom()).containsOnly(entry("a", 1));
        assertThat(lab.attributes()).containsEntry("network", Map.of("dns", "x"));
    }

    @Test
    @Tag("semantics-94")
    @Tag("semantics-114")
    @Tag("semantics-115")
    void serversHaveTheCredentialsOfTheTestbedBehindTheirs() {
        TestbedFacts lab = reading.read(
                """
                testbed:
                  credentials: {default: {username: outer, password: o}, ssh: {username: s, password: p}}
                  servers:
                    tftp:
                      server: tftp-1
                      address: [192.0.2.1, 2001:db8::1]
                      path: /tftp
                      credentials: {default: {username: inner, password: i}}
                      services: {ntp: {port: 123}}
                      custom: {rack: 7}
                    ntp: {address: 192.0.2.2}
                    none:
                devices: {}
                """);

        assertThat(lab.servers()).containsOnlyKeys("tftp", "ntp", "none");
        ServerFacts tftp = lab.servers().get("tftp");
        assertThat(tftp.addresses()).containsExactly("192.0.2.1", "2001:db8::1");
        assertThat(tftp.attribute("server")).contains("tftp-1");
        assertThat(tftp.services()).containsOnlyKeys("ntp");
        assertThat(tftp.attributes()).containsEntry("custom", Map.of("rack", 7)).doesNotContainKey("credentials");
        assertThat(tftp.credentials().find("default")).contains(Credential.of("inner", "i"));
        assertThat(tftp.credentials().find("ssh")).contains(Credential.of("s", "p"));
        assertThat(lab.servers().get("ntp").addresses()).containsExactly("192.0.2.2");
        assertThat(lab.servers().get("ntp").credentials()).isEqualTo(lab.credentials());
    }

    @Test
    @Tag("semantics-96")
    @Tag("semantics-117")
    void theWholeFileIsKeptWithItsSecretsHidden() {
        TestbedFacts lab = reading.read(
                """
                testbed: {passwords: {enable: hidden}, servers: {a: {credentials: {x: {pasword: hidden, token: hidden}}}}}
                devices: {R1: {credentials: {default: {username: me, api_key: hidden}}, connections: {cli: {password: hidden}}}}
                topology: {R1: {interfaces: {Gi1: {ipv4: 192.0.2.1}}}}
                extra: {deep: [1, {a: b}]}
                """);

        assertThat(lab.rawConfig()).containsOnlyKeys("testbed", "devices", "topology", "extra");
        assertThat(lab.rawConfig()).containsEntry("extra", Map.of("deep", List.of(1, Map.of("a", "b"))));
        assertThat(lab.toString()).contains("Gi1").contains("username=me").doesNotContain("hidden");
    }

    @Test
    @Tag("semantics-82")
    @Tag("semantics-153")
    void aPathMayHaveAnyNameAndKeys() {
        DeviceFacts device = reading.device(
                """
                connections:
                  defaults: {debug: yes}
                  vty_1: {protocol: unknown, command: 'mock_device_cli --os ios', settings: {A: 1}}
                  con: {protocol: telnet, ip: "2001:db8::1", port: 2001}
                  alt: {ip: 1:2:3:4:5:6:7:8}
                """);

        assertThat(device.paths()).containsOnlyKeys("vty_1", "con", "alt");
        assertThat(device.paths().get("vty_1").arguments())
                .containsOnly(entry("command", "mock_device_cli --os ios"), entry("settings", Map.of("A", 1)));
        assertThat(device.paths().get("con").host()).contains("2001:db8::1");
        assertThat(device.paths().get("alt").host()).contains("1:2:3:4:5:6:7:8");
        assertThat(device.defaults().arguments()).containsOnly(entry("debug", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unicon.Unicon",
                "unicon.XRUTConnect",
                "yang.connector.Gnmi",
                "yang.connector.gNMI",
                "yang.connector.Grpc",
                "yang.connector.NetconfEnxr",
                "yang.ncdiff.ModelDevice",
                "rest.connector.Rest",
                "rest.connector.Acisdk"
            })
    @Tag("semantics-149")
    @Tag("semantics-150")
    @Tag("semantics-151")
    @Tag("semantics-152")
    void aClassThatIsNotHereIsNoFaultBeforeSomebodyConnects(String name) {
        String text = "devices: {R1: {os: x, platform: x, connections: {a: {class: " + name + ", ip: 192.0.2.1}}}}";

        assertThat(reading.read(text).devices().get(0).paths().get("a").connectionClass())
                .contains(name);
        assertThat(reading.warnings(text)).isEmpty();
        assertThat(reading.findings(text)).allMatch(finding -> finding.contains("no connection class '" + name + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "ssh -oKexAlgorithms=+a -p 50225, ssh, -oKexAlgorithms=+a, 50225",
        "SSH -p50225 -o KexAlgorithms=a -vv, SSH, -o KexAlgorithms=a -vv, 50225",
        "ssh -oPort=50225, ssh, , 50225",
        "ssh -o Port=22 -p 23, ssh, , 22",
        "ssh -P 1 -o KexAlgorithms=a, ssh, -P 1 -o KexAlgorithms=a, "
    })
    void optionsHiddenInTheProtocolAreTakenOutOfIt(String written, String protocol, String options, Integer port) {
        String text = "devices: {R1: {connections: {cli: {protocol: " + written + "}}}}";
        org.plugboard.device.Path path =
                reading.read(text).devices().get(0).paths().get("cli");

        assertThat(path.entries().get("protocol")).isEqualTo(protocol);
        assertThat(path.protocol()).contains("ssh");
        assertThat(path.arguments().get("ssh_options")).isEqualTo(options);
        assertThat(path.port().isPresent() ? path.port().getAsInt() : null).isEqualTo(port);
        assertThat(reading.warnings(text))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("lab.yaml:1:46: warning: there are options in the protocol; it is taken to be " + protocol);
    }

    @Test
    void whatStandsInAPathGoesBeforeTheOptionsOfItsProtocol() {
        String text = "devices: {R1: {connections: {cli: {protocol: ssh -p 1 -x, port: 2, ssh_options: -y}}}}";
        org.plugboard.device.Path path =
                reading.read(text).devices().get(0).paths().get("cli");

        assertThat(path.port()).hasValue(2);
        assertThat(path.arguments()).containsOnly(entry("ssh_options", "-x -y"));
        assertThat(reading.warnings(text))
                .first()
                .asString()
                .endsWith("the key port goes before their port 1; the others belong to the key ssh_options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "YOUR_PORT", "22.5", "0"})
    void aPortThatIsNoneIsRefusedOnlyWhenSomebodyConnects(String port) {
        String text = "devices:\n  R1:\n    connections: {cli: {port: " + port + "}}";

        assertThat(reading.warnings(text))
                .containsExactly("lab.yaml:3:31: warning: path cli: port " + port
                        + (port.equals("0") ? " is not in 1 … 65535" : " is no number")
                        + " (key devices.R1.connections.cli.port); who connects over this path will be refused");
        assertThatThrownBy(() ->
                        reading.read(text).devices().get(0).paths().get("cli").port())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("semantics-114")
    @Tag("semantics-118")
    void aCredentialMayComeFromASource() {
        DeviceFacts device = reading.device(
                "credentials: {default: {source: vault, secret: lab/r1, username: me, password: x, tries: 3}}");

        Credential credential = device.credentials().find("default").orElseThrow();
        assertThat(credential.source()).contains("vault");
        assertThat(credential.text("secret")).contains("lab/r1");
        assertThat(credential.text("tries")).contains("3");
        assertThat(credential.password()).contains(Secret.of("x"));
    }

    @Test
    @Tag("semantics-98")
    void aSourceThatIsNotHereAndAFieldWithoutAValueAreNamed() {
        String text = "testbed: {credentials: {default: {source: valut}, enable: {password: }}}\ndevices: {}";

        assertThat(reading.warnings(text)).isEmpty();
        assertThat(reading.findings(text))
                .containsExactly(
                        "lab.yaml:1:43: warning: there is no credential source 'valut'"
                                + " (key testbed.credentials.default.source); there is none",
                        "lab.yaml:1:60: warning: there is no value for this field"
                                + " (key testbed.credentials.enable.password); leave the key out, or write \"\"");
    }

    @Test
    @Tag("semantics-98")
    void credentialsThatAPathNamesAndNobodyHasAreNamed() {
        String text = "devices: {R1: {os: x, platform: x, credentials: {a: {username: me}}, connections:"
                + " {cli: {protocol: telnet, ip: h, login_creds: [a, b], fallback_credentials: c}}}}";

        assertThat(reading.findings(text))
                .containsExactly(
                        "lab.yaml:1:132: warning: there are no credentials named 'b'"
                                + " (key devices.R1.connections.cli.login_creds[1])",
                        "lab.yaml:1:158: warning: there are no credentials named 'c'"
                                + " (key devices.R1.connections.cli.fallback_credentials)");
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @CsvSource({
        "proxy: jmup, there is no device 'jmup'",
        "'proxy: [jump, {device: jmup, command: ssh}]', there is no device 'jmup'",
        "sshtunnel: {host: jsx}, there is no device or server 'jsx'"
    })
    void whoIsToStandBetweenAndIsNotThereIsNamedWithTheNearest(String entry, String fault) {
        String path = "{protocol: telnet, ip: h, " + entry + "}";
        String text = "testbed: {servers: {js: {}}}\ndevices:\n  R1: {os: x, platform: x, connections: {a: " + path
                + "}}\n  jump: {os: x, platform: x, connections: {a: {protocol: telnet, ip: h}}}\n";

        assertThat(reading.findings(text))
                .hasSize(1)
                .first()
                .asString()
                .contains(fault)
                .contains("; did you mean 'j");
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @ValueSource(
            strings = {
                "CHANGEME",
                "change-me",
                "your_password",
                "YOUR PASSWORD HERE",
                "<password>",
                "TODO",
                "fill_me_in"
            })
    void aWordThatSomebodyWasMeantToReplaceIsNamedAndNotQuoted(String word) {
        assertThat(reading.findings("testbed: {credentials: {default: {password: " + word + "}}}\ndevices: {}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("lab.yaml:1:45: warning: ")
                .doesNotContain(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "yours", "mytodo", "10.1.1.1", "xyz", "a<b>c"})
    void aWordThatIsNoneIsNotNamed(String word) {
        assertThat(reading.findings("testbed: {credentials: {default: {password: " + word + "}}}\ndevices: {}"))
                .isEmpty();
    }

    @Test
    void aMaskedAddressIsNamed() {
        assertThat(reading.findings("testbed: {servers: {a: {address: 10.x.x.x}}}\ndevices: {}"))
                .containsExactly("lab.yaml:1:34: warning: this looks like a word that somebody was meant to replace"
                        + " (key testbed.servers.a.address)");
    }

    @Test
    @Tag("semantics-83")
    void aHostNameIsNotLookedUpWhenTheFileIsLoaded() {
        assertThat(reading.device("connections: {cli: {protocol: ssh, ip: no-such-host.invalid}}")
                        .paths()
                        .get("cli")
                        .host())
                .contains("no-such-host.invalid");
    }

    @Test
    void ofAValueWithAnErrorNothingElseIsSaid() {
        assertThat(reading.findings("testbed: {credentials: {default: {password: \"%ENV{NOT_SET}\"}}}\ndevices: {}"))
                .containsExactly("lab.yaml:1:45: error: the environment variable NOT_SET of %ENV{NOT_SET} is not set"
                        + " (key testbed.credentials.default.password); set it before the testbed is loaded");
    }

    @Test
    void theKeyOfAPathThatStandsBesideThePathsIsRefusedWithAWordOfWhereItBelongs() {
        assertThat(reading.error("devices:\n  R1:\n    connections:\n      ip: 192.0.2.1"))
                .isEqualTo("lab.yaml:4:11: a path is expected here, but 'ip' is a key of one"
                        + " (key devices.R1.connections.ip);"
                        + " write the name of a path above it, such as `cli:`, and indent it below");
    }
}
