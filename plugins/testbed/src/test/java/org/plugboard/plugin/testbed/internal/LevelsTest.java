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
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks on a wrong level are told where they belong. */
class LevelsTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    @Tag("semantics-72")
    @Tag("semantics-98")
    void aBlockIsToldWhereItBelongsByWhatIsInIt() {
        assertThat(
                        reading.warnings(
                                """
                        testbed:
                          default: {username: me, password: s3cret}
                        devices:
                          R1:
                            os: x
                            username: me
                            password: s3cret
                            connections: {cli: {}}
                            a: {protocol: ssh, ip: 192.0.2.1}
                            R2: {os: x, connections: {cli: {}}}
                            default: {username: me}
                        R3: {os: x, connections: {}}
                        x-common: &c {os: x}
                        topology:
                          R1:
                            Ethernet1/1: {type: ethernet}
                            os: x
                        """))
                .containsExactly(
                        "lab.yaml:2:3: warning: unknown key 'default' (key testbed.default);"
                                + " it looks like a credential; it belongs under credentials",
                        "lab.yaml:6:5: warning: unknown key 'username' (key devices.R1.username);"
                                + " it belongs to a credential, such as default under credentials",
                        "lab.yaml:7:5: warning: unknown key 'password' (key devices.R1.password);"
                                + " it belongs to a credential, such as default under credentials",
                        "lab.yaml:9:5: warning: unknown key 'a' (key devices.R1.a);"
                                + " it looks like a path; it belongs under connections",
                        "lab.yaml:10:5: warning: unknown key 'R2' (key devices.R1.R2); it looks like a device of its own;"
                                + " begin its line in the column of the others under devices",
                        "lab.yaml:11:5: warning: unknown key 'default' (key devices.R1.default);"
                                + " it looks like a credential; it belongs under credentials",
                        "lab.yaml:12:1: warning: unknown key 'R3' (key R3); if it is a device, indent it below devices",
                        "lab.yaml:16:5: warning: unknown key 'Ethernet1/1' (key topology.R1.Ethernet1/1);"
                                + " if it is an interface, it belongs under interfaces",
                        "lab.yaml:17:5: warning: unknown key 'os' (key topology.R1.os);"
                                + " it belongs under the device's name in devices");
    }

    @Test
    void devicesUnderDevicesAreNamedOnce() {
        assertThat(reading.warnings("devices:\n  devices:\n    R1: {os: x}\n    R2: {os: x}\n"))
                .containsExactly(
                        "lab.yaml:2:3: warning: devices stands under devices (key devices.devices);"
                                + " leave out one of the two lines",
                        "lab.yaml:2:3: warning: there is no way to this device; it has no connections"
                                + " (key devices.devices)");
    }

    @Test
    void aKeyOfADeviceInTheColumnOfTheDevicesIsNoDevice() {
        assertThat(reading.findings("devices:\n  R1:\n    connections: {cli: {}}\n  os: iosxe\n"))
                .contains("lab.yaml:4:7: error: a device is expected here, but 'os' is a key of one (key devices.os);"
                        + " indent it below the name of its device");
        assertThat(reading.warnings("devices:\n  R1: {os: x}\n  connections:\n    cli: {ip: r1}\n"))
                .contains(
                        "lab.yaml:3:3: warning: 'connections' is a key of a device, and stands where devices have their"
                                + " names (key devices.connections); indent it below the name of its device");
        assertThat(reading.warnings("devices: {power: {os: x, connections: {cli: {}}}}"))
                .isEmpty();
    }

    @Test
    void linksThatAreCalledLinkAreNoDevice() {
        assertThat(reading.warnings("devices: {R1: {connections: {cli: {}}}}\ntopology: {link: {l1: {alias: core}}}"))
                .containsExactly(
                        "lab.yaml:2:12: warning: there is no device 'link' under devices, and so nothing that has"
                                + " these interfaces (key topology.link); did you mean 'links'?");
    }

    @Test
    void aNameWithAnotherNumberIsNoSlipOfThePen() {
        assertThat(reading.warnings("devices: {R1: {connections: {cli: {}}}}\ntopology: {R2: {}, Rr1: {}}"))
                .satisfiesExactly(
                        second -> assertThat(second).endsWith("(key topology.R2)"),
                        misspelt -> assertThat(misspelt).endsWith("(key topology.Rr1); did you mean 'R1'?"));
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @ValueSource(strings = {"{class: unicon.Unicon}", "{via: x}", "{via: cli, arguments: {}}"})
    void aPathThatIsPerhapsTheDefaultsIsNamed(String block) {
        String text = "devices: {R1: {os: x, platform: x, connections: {default: " + block + "}}}";
        String warning = "lab.yaml:1:50: warning: the path says nothing of where it leads"
                + " (key devices.R1.connections.default); did you mean 'defaults'?";

        assertThat(reading.warnings(text)).containsExactly(warning);
        assertThat(reading.findings(text)).containsExactly(warning);
    }

    @Test
    @Tag("semantics-153")
    void aPathMayBeCalledDefault() {
        String text =
                "devices: {R1: {os: x, platform: x, connections: {default: {class: cli, protocol: telnet, ip: r1}}}}";
        assertThat(reading.findings(text)).isEmpty();
    }

    @ParameterizedTest
    @Tag("semantics-98")
    @ValueSource(strings = {"{% if x %}iosxe{% endif %}", "{%- set a = 1 -%}", "iosxe{# c #}", "iosxe {# c"})
    void whatATemplateSaysWithinQuotesIsNamed(String os) {
        assertThat(reading.findings("devices: {R1: {os: \"" + os + "\", connections: {defaults: {class: cli}}}}"))
                .containsExactly("lab.yaml:1:20: warning: a template stands here that nobody has rendered"
                        + " (key devices.R1.os); render it first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%}", "{%d}", "[{#]", "{50% or 60%}"})
    void whatOnlyLooksLikeATemplateIsNotNamed(String os) {
        assertThat(reading.findings("devices: {R1: {os: \"" + os + "\", connections: {defaults: {class: cli}}}}"))
                .isEmpty();
    }

    @Test
    void aMisspeltTypeIsNotCalledMissingAsWell() {
        assertThat(reading.findings("devices: {R1: {connections: {defaults: {class: cli}}}}\n"
                        + "topology: {R1: {interfaces: {Ethernet1: {typ: ethernet}}}}"))
                .containsExactly("lab.yaml:2:42: warning: unknown key 'typ' (key topology.R1.interfaces.Ethernet1.typ);"
                        + " did you mean 'type'?");
    }

    @Test
    @Tag("semantics-86")
    void interfacesThatNameOneLinkByNameAndByAliasAreOnTwo() {
        String devices = "devices: {R1: {connections: {defaults: {class: cli}}}}\n";
        String topology =
                "topology: {links: {l1: {alias: core}}, R1: {interfaces: {E1: {type: e, link: %s}, E2: {type: e, link: core}}}}";

        assertThat(reading.findings(devices + topology.formatted("l1")))
                .containsExactly("lab.yaml:2:103: warning: 'core' is an alias of the link 'l1';"
                        + " interfaces are on a link by its name (key topology.R1.interfaces.E2.link); write l1");
        assertThat(reading.findings(devices + topology.formatted("core"))).isEmpty();
    }
}
