// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said at a login besides questions and prompts. */
class LoginLinesTest {

    private static final Platforms PLATFORMS = new Platforms();

    private static LoginRules login(String platform) {
        return PLATFORMS.named(platform).orElseThrow().login();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ios", "iosxe", "iosxr", "nxos", "eos"})
    void aUserWhoMayNotHaveASessionIsRefused(String platform) {
        assertThat(login(platform).refused().matches("% Authorization failed.")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iosxe | % Connection refused by remote host",
                "ios | Line in use",
                "iosxr | Line 5 is busy",
                "vrp | All user interfaces are used, please try later!",
                "comware | All user interfaces are used, please try later!",
                "iosxe | All VTY lines are in use",
                "iosxr | % All vtys in use",
                "nxos | Maximum number of concurrent sessions reached",
                "junos | Too many active sessions, try again later",
                "eos | CLI session limit reached",
                "linux | Port already in use",
                "generic | Sorry, too many users"
            })
    void noLineIsFree(String platform, String said) {
        assertThat(login(platform).busy().matches(said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vrp | The max number of VTY users is 5, and the number of current VTY users on line is 1.",
                "eos | Last login: Mon Jan 14 18:42:49 2013 from 10.0.0.1",
                "iosxe | Line 5 is reserved for the night shift"
            })
    void aBannerSaysNothingOfThat(String platform, String said) {
        assertThat(login(platform).busy().matches(said)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iosxe | *Mar  1 00:00:11.123: %LINK-3-UPDOWN: Interface Gi1, changed state to up",
                "iosxr | RP/0/RP0/CPU0:Oct  9 01:44:47.875 UTC: SSHD_[6582]: %SECURITY-SSHD-6-INFO_SUCCESS : user in",
                "eos | Jul 11 04:31:19 localhost ZeroTouch: %ZTP-6-RELOAD: Rebooting the system",
                "asa | %ASA-5-111010: User 'admin' executed 'terminal pager 0'",
                "asa | Beginning configuration replication: Sending to mate.",
                "vrp | Jan 11 2021 22:20:40-08:00 SW3 %%01IFNET/4/IF_STATE(l)[0]:Interface Vlanif10 has turned into UP",
                "comware | %Feb 14 14:07:56:994 2026 H3C IFNET/3/PHY_UPDOWN: Physical state on the interface Gi0/1 changed"
            })
    void whatADeviceLogsIsNoise(String platform, String said) {
        Platform its = PLATFORMS.named(platform).orElseThrow();
        assertThat(its.login().noise().matches(said) || its.answers().logs().matches(said))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Username: ", "Username: Beginning configuration replication: Sending to mate.", "fw1 login: "})
    void theFailoverOfAnAsaSpeaksBehindTheQuestion(String line) {
        assertThat(login("asa").username().matches(line)).isTrue();
    }
}
