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

/** Keys that markup stands for, within the block through which their own references lead. */
class MarkupKeysTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder).with(Map.of("SITE", "hq"));
    }

    @Test
    @Tag("semantics-111")
    void aKeyMayReferIntoItsOwnBlock() {
        Map<String, Object> custom = reading.device(
                        """
                        os: iosxe
                        "%{self.os}_x": 1
                        custom:
                          "%{self.custom.which}": hello
                          "%ENV{SITE}": here
                          "%{self.custom.hq}_too": 2
                          which: R1
                        """)
                .custom();

        assertThat(custom)
                .containsExactly(
                        Map.entry("R1", "hello"),
                        Map.entry("hq", "here"),
                        Map.entry("here_too", 2),
                        Map.entry("which", "R1"));
        assertThat(reading.read("devices: {R1: {custom: {n: 1}}, 'R%{devices.R1.custom.n}x': {}}")
                        .devices())
                .extracting("name")
                .containsExactly("R1", "R1x");
    }

    @Test
    @Tag("semantics-111")
    void aKeyMayNameALogicalInterfaceOfItsDevice() {
        assertThat(reading.error(
                        "devices: {R1: {}}\ntopology: {R1: {interfaces: {'%INTF{up}': {}, Eth1: {alias: up}}}}"))
                .contains("the key Eth1 is there twice");
    }

    @Test
    @Tag("semantics-111")
    void aKeyThatNeedsItsWholeBlockIsRefused() {
        assertThat(reading.error("devices: {R1: {custom: {'%{self.custom}': 1}}}"))
                .contains("a key of this block refers to the whole block");
        assertThat(reading.error("devices: {R1: {custom: {'%{self.custom.keys()}': 1}}}"))
                .contains("a key of this block refers to the whole block");
        assertThat(reading.error("devices: {R1: {custom: {'%{self.custom.x}': 1}}}"))
                .contains("leads nowhere");
    }

    @Test
    @Tag("semantics-110")
    void aListMayBeExtendedAboveItsOwnLine() {
        assertThat(reading.device("custom: {'%EXTEND_LIST{l}': [2], l: [1], m: '%{self.custom.l}'}")
                        .custom())
                .containsEntry("l", List.of(1, 2))
                .containsEntry("m", List.of(1, 2));
    }

    @Test
    @Tag("semantics-110")
    void aListMayBeExtendedByOneThatIsExtendedBelow() {
        assertThat(reading.device("custom: {'%EXTEND_LIST{k}': '%{self.custom.m}', k: [0], m: '%{self.custom.l}',"
                                + " '%EXTEND_LIST{l}': [2], l: [1]}")
                        .custom())
                .containsEntry("k", List.of(0, 1, 2))
                .containsEntry("m", List.of(1, 2));
    }

    @Test
    @Tag("semantics-110")
    void aListThatIsExtendedByItselfIsACircle() {
        assertThat(reading.error("devices: {R1: {custom: {'%EXTEND_LIST{l}': ['%{self.custom.l}'], l: [1]}}}"))
                .contains("this value refers to itself: devices.R1.custom.l[0] → devices.R1.custom.l[0]");
    }

    @Test
    void aKeyThatHoldsAnchorsNeedsNoWarning() {
        assertThat(reading.warnings("x-common: &c {os: iosxe, connections: {cli: {protocol: ssh, ip: 192.0.2.1}}}\n"
                        + "devices: {R1: *c}"))
                .isEmpty();
    }
}
