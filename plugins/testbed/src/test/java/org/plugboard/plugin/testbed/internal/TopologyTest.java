// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.TestbedFacts;

/** The block {@code topology}, and how a device is managed. */
class TopologyTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    @Tag("semantics-75")
    @Tag("semantics-79")
    @Tag("semantics-84")
    @Tag("semantics-86")
    @Tag("semantics-95")
    void interfacesLinksAndSegmentsAreRead() {
        TestbedFacts lab = reading.read(
                """
                devices: {R1: {}, R2: {}}
                topology:
                  links:
                    core: {alias: backbone, class: lab.Fibre, mtu: 9000}
                  segments:
                    lan: {vlan: 10}
                  R1:
                    interfaces:
                      Gi1: {type: ethernet, alias: uplink, class: lab.Port, link: core, ipv4: 192.0.2.1/24, speed: 10}
                      Gi2: {type: ethernet, segment: lan, ipv6: [2001:db8::1/64, 'fe80::1']}
                      Lo0: {type: loopback, ipv4: 198.51.100.1 }
                  R2:
                    interfaces:
                      Gi1: {type: ethernet, link: core}
                """);

        assertThat(lab.links()).containsOnlyKeys("core");
        assertThat(lab.links().get("core").alias()).isEqualTo("backbone");
        assertThat(lab.links().get("core").attributes())
                .containsEntry("mtu", 9000)
                .containsEntry("class", "lab.Fibre");
        assertThat(lab.segments().get("lan").attributes()).isEqualTo(Map.of("vlan", 10));
        assertThat(lab.segments().get("lan").alias()).isEqualTo("lan");
        Map<String, InterfaceFacts> ofR1 = lab.devices().get(0).interfaces();
        assertThat(ofR1).containsOnlyKeys("Gi1", "Gi2", "Lo0");
        InterfaceFacts uplink = ofR1.get("Gi1");
        assertThat(uplink.alias()).isEqualTo("uplink");
        assertThat(uplink.type()).contains("ethernet");
        assertThat(uplink.link()).contains("core");
        assertThat(uplink.ipv4()).hasToString("[192.0.2.1/24]");
        assertThat(uplink.attributes()).containsEntry("speed", 10).containsEntry("class", "lab.Port");
        assertThat(ofR1.get("Gi2").segment()).contains("lan");
        assertThat(ofR1.get("Gi2").ipv6()).hasToString("[2001:db8::1/64, fe80::1/128]");
        assertThat(ofR1.get("Lo0").ipv4()).hasToString("[198.51.100.1/32]");
        assertThat(lab.devices().get(1).interfaces().get("Gi1").link()).contains("core");
    }

    @Test
    @Tag("semantics-84")
    void anAddressThatYamlTakesForANumberIsReadAsItIsWritten() {
        assertThat(oneInterface("{type: x, ipv6: 1:2:3:4:5:6:7:8}").ipv6()).hasToString("[1:2:3:4:5:6:7:8/128]");
    }

    private InterfaceFacts oneInterface(String block) {
        return reading.read("devices: {R1: {}}\ntopology: {R1: {interfaces: {Gi1: " + block + "}}}")
                .devices()
                .get(0)
                .interfaces()
                .get("Gi1");
    }

    @ParameterizedTest
    @Tag("semantics-84")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ipv4: dhcp, 42, 'dhcp' is no IP address, 192.0.2.1/24",
                "ipv4: 192.0.2.1/33, 42, the prefix length 33 is not in 0 … 32, 192.0.2.1/24",
                "ipv4: '2001:db8::1/64', 42, '2001:db8::1/64' is of the other IP version, 192.0.2.1/24",
                "ipv6: [192.0.2.1], 43, '192.0.2.1' is of the other IP version, 2001:db8::1/64",
                "ipv6: {a: b}, 42, a single value is expected here, Gi1.ipv6)"
            })
    void aBadAddressIsRefusedWithItsPlace(String entry, int column, String fault, String end) {
        String text = "devices: {R1: {}}\ntopology: {R1: {interfaces: {Gi1: {" + entry + "}}}}";

        assertThat(reading.error(text))
                .startsWith("lab.yaml:2:" + column + ": " + fault)
                .endsWith(end);
    }

    @Test
    @Tag("semantics-95")
    void anInterfaceIsOnALinkOrInASegment() {
        assertThat(reading.error("devices: {R1: {}}\ntopology: {R1: {interfaces: {Gi1: {link: a, segment: b}}}}"))
                .isEqualTo("lab.yaml:2:45: the interface is in a segment and on a link"
                        + " (key topology.R1.interfaces.Gi1.segment); leave one of both out");
    }

    @Test
    @Tag("semantics-87")
    void aDeviceThatIsOnlyInTheTopologyIsNamedWithTheOneThatMayBeMeant() {
        TestbedFacts lab = reading.read(text());

        assertThat(lab.devices()).extracting(DeviceFacts::interfaces).allMatch(Map::isEmpty);
        assertThat(lab.rawConfig().get("topology")).asString().contains("nx={interfaces={Eth1={}}}");
        assertThat(reading.warnings(text()))
                .containsExactly(
                        "lab.yaml:2:12: warning: there is no device 'nx' under devices, and so nothing that has these"
                                + " interfaces (key topology.nx); 'nx' is an alias of 'nexus-1'; here stands the name",
                        "lab.yaml:2:42: warning: there is no device 'egde' under devices, and so nothing that has these"
                                + " interfaces (key topology.egde); did you mean 'edge'?");
    }

    private static String text() {
        return "devices: {nexus-1: {alias: nx, connections: {c: }}, edge: {connections: {c: }}}\n"
                + "topology: {nx: {interfaces: {Eth1: {}}}, egde: {}}";
    }

    @Test
    @Tag("semantics-76")
    void namesOfInterfacesAndLinksAreThereOnce() {
        assertThat(reading.error("devices: {}\ntopology: {R1: {interfaces: {a: {}, a: {}}}}"))
                .contains("lab.yaml:2:37: the key a is there twice");
        assertThat(reading.error("devices: {}\ntopology: {links: {a: {}, a: {}}}"))
                .contains("lab.yaml:2:27: the key a is there twice");
    }

    @Test
    @Tag("semantics-76")
    void anAliasOfTwoInterfacesOrLinksIsNamed() {
        assertThat(
                        reading.warnings(
                                """
                        devices: {R1: {connections: {c: }}}
                        topology:
                          links: {a: {alias: b}, b: }
                          R1: {interfaces: {Gi1: {alias: x}, Gi2: {alias: x}}}
                        """))
                .containsExactly(
                        "lab.yaml:3:22: warning: the link b bears the name b already (key topology.links.a.alias);"
                                + " by this name that one is found",
                        "lab.yaml:4:51: warning: the interface Gi1 bears the name x already"
                                + " (key topology.R1.interfaces.Gi2.alias); by this name that one is found");
    }

    @Test
    @Tag("semantics-98")
    void aLinkThatNoInterfaceNamesIsNamedInAValidatedFile() {
        assertThat(
                        reading.findings(
                                """
                        devices: {R1: {connections: {defaults: {class: cli}}}}
                        topology:
                          links: {core: , egde-1: }
                          R1: {interfaces: {a: {type: x, link: core}, b: {link: edge-1}}}
                        """))
                .containsExactly(
                        "lab.yaml:3:19: warning: no interface names the link 'egde-1' (key topology.links.egde-1);"
                                + " did you mean 'edge-1'?",
                        "lab.yaml:4:47: warning: the interface has no type (key topology.R1.interfaces.b);"
                                + " pyATS wants one, such as ethernet or loopback");
    }

    @Test
    @Tag("semantics-85")
    void theManagementOfADeviceIsRead() {
        DeviceFacts device = reading.device(
                "management: {interface: mgmt0, address: {ipv4: 192.0.2.1/24}, vlan: '10', switchport: no, vrf: }");

        assertThat(device.management())
                .containsEntry("interface", "mgmt0")
                .containsEntry("address", Map.of("ipv4", "192.0.2.1/24"))
                .containsEntry("vlan", 10)
                .containsEntry("switchport", "no")
                .containsEntry("vrf", null);
        assertThat(List.of("access", "trunk")).allMatch(mode -> reading.device("management: {switchport: " + mode + "}")
                .management()
                .get("switchport")
                .equals(mode));
    }

    @ParameterizedTest
    @Tag("semantics-85")
    @CsvSource({
        "vlan: 0, this is no VLAN, a VLAN is a number in 1 … 4094",
        "vlan: 4095, this is no VLAN, a VLAN is a number in 1 … 4094",
        "vlan: ten, this is no VLAN, a VLAN is a number in 1 … 4094",
        "switchport: yes, this is no mode of a switchport, 'it is access, trunk or no'"
    })
    void whatIsNoVlanAndNoModeIsRefusedWithItsPlace(String entry, String fault, String hint) {
        String key = entry.replaceFirst(":.*", "");
        assertThat(reading.error("devices:\n  R1:\n    management: {" + entry + "}"))
                .isEqualTo("lab.yaml:3:%d: %s (key devices.R1.management.%s); %s"
                        .formatted(20 + key.length(), fault, key, hint));
    }
}
