// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices say to a command or a line that they do not take, and what they say that is none of it. */
class RefusalsTest {

    private static final Platforms PLATFORMS = new Platforms();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eos | % Unavailable command (not supported on this hardware platform)",
                "frr | % [ZEBRA] Unknown command: show bgp",
                "frr | % Unknown command: foo",
                "asa | ERROR: 'GLOBAL' is not valid",
                "junos | error: no valid completions",
                "junos | missing mandatory argument.",
                "nxos | % Invalid command at '^' marker.",
                "sros | Bad Command: foo",
                "sros | MINOR: CLI Modification of the configuration is not allowed",
                "aireos | Incorrect usage.  Use the '?' or <TAB> key to list commands.",
                "aireos | Request failed for WLAN 20 - WLAN Identifier is invalid."
            })
    void aCommandThatIsNotTakenIsSeen(String platform, String said) {
        assertThat(found(PLATFORMS.named(platform).orElseThrow().answers().errors(), said))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ios | % 10.0.0.0 overlaps with GigabitEthernet1",
                "ios | BGP is already running; AS is 65000",
                "ios | % VRF red not configured",
                "iosxe | 10.0.0.1 / 24 is an invalid network.",
                "iosxe | % VNI 5000 is either already in use or exceeds the maximum allowable VNIs.",
                "iosxe | % Specify remote-as or peer-group commands first",
                "eos | % Duplicate sequence number",
                "frr | % Configuration is locked by other client",
                "iosxr | % Failed to commit one or more configuration items",
                "confd | Aborted: 'interface' is not configured",
                "vrp | Error: Unrecognized command found at '^' position.",
                "comware | % Unrecognized command found at '^' position."
            })
    void aLineThatIsNotTakenIsSeen(String platform, String said) {
        assertThat(found(PLATFORMS.named(platform).orElseThrow().answers().refusals(), said))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asa | WARNING: object already exists",
                "ios | %Warning: portfast should only be enabled on ports connected to a single host.",
                "ios | Enter configuration commands, one per line.  End with CNTL/Z.",
                "eos | Width set to 511 columns.",
                "vrp | Info: The configuration takes effect on the current user terminal interface only.",
                "sros | INFO: CLI #2051: Switching to the classic CLI engine",
                "confd | Commit complete."
            })
    void whatIsOnlySaidIsNoRefusal(String platform, String said) {
        Platform its = PLATFORMS.named(platform).orElseThrow();
        assertThat(found(its.answers().errors(), said)).isFalse();
        assertThat(found(its.answers().refusals(), said)).isFalse();
    }

    private static boolean found(List<Pattern> patterns, String said) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(said).find());
    }
}
