// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of recorded restarts, and of what comes before one. */
class BootTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System Bootstrap, Version 17.3.6r, RELEASE SOFTWARE (P)",
                "reboot: Restarting system",
                "Booting...(use SKIP_POST)Up 1000 Mbps Full duplex (port  0) (SGMII)",
                "Loading Linux kernel with entry point 0x81895bf0 ...",
                "Please stand by while rebooting the system...",
                "*** FINAL System shutdown message from root@vmx ***"
            })
    void whatADeviceSaysThatStartsOrGoesDown(String line) {
        assertThat(BootText.isIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proceed with reload? [confirm]",
                "This command will reboot the system. (y/n)?  [n] ",
                "Shutdown NOW!",
                "The system is going down for reboot at Fri 2026-11-27 03:30:00 UTC!",
                "Jul 11 19:53:05.729: %PMAN-3-RELOAD_RP: R0/0: pvp: Reloading: RP switchover initiated."
            })
    void anAnnouncementIsNone(String line) {
        assertThat(BootText.isIn(line)).isFalse();
    }
}
