// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugboard.spi.SimulatedDevice;

class TelnetDeviceTest {

    private final Simulator simulator = new Simulator();
    private final SimulatedDevice router = simulator.start("iosxe", "phoenix");
    private TelnetUser user;

    @BeforeEach
    void call() throws Exception {
        user = new TelnetUser(router);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        simulator.close();
    }

    @Test
    void theDeviceOffersToEchoAndAsksForNameAndPassword() throws Exception {
        assertThat(user.login(router))
                .startsWith(
                        "\u00FF\u00FB\u0001\u00FF\u00FB\u0003\r\nUser Access Verification\r\n\r\nUsername: admin\r\n")
                .endsWith("Password: \r\nphoenix>");
    }

    @Test
    void threeWrongPasswordsEndTheCall() throws Exception {
        user.readTo("Username: ");
        for (int i = 0; i < 3; i++) {
            user.type("admin\r", "Password: ");
            user.type("wrong\r", "% Login invalid\r\n");
        }
        assertThat(user.readAll()).isEqualTo("\r\n");
    }

    @Test
    void commandsAreAnsweredByTheDescription() throws Exception {
        user.login(router);

        assertThat(user.type("show   version \r", "\nphoenix>"))
                .startsWith("show   version \r\nCisco IOS XE Software, Version 17.09.04a\r\n")
                .contains("\r\nphoenix uptime is");
        assertThat(user.type("show clock\r\n", "\nphoenix>"))
                .matches(
                        "(?s)show clock\r\n\\*\\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC \\w{3} \\w{3} \\d+ \\d{4}\r\nphoenix>");
        assertThat(user.type("terminal length 0\n", "\nphoenix>")).isEqualTo("terminal length 0\r\nphoenix>");
        assertThat(user.type("!a-comment 17\r\0", "\nphoenix>")).isEqualTo("!a-comment 17\r\nphoenix>");
        assertThat(user.type("shw\r", "\nphoenix>"))
                .isEqualTo("shw\r\n        ^\r\n% Invalid input detected at '^' marker.\r\n\r\nphoenix>");
    }

    @Test
    void enableAsksForItsPassword() throws Exception {
        user.login(router);

        assertThat(user.type("enable\r", "Password: ")).isEqualTo("enable\r\nPassword: ");
        assertThat(user.type("wrong\r", ">")).isEqualTo("\r\n% Access denied\r\n\r\nphoenix>");
        user.type("enable\r", "Password: ");
        assertThat(user.type(TelnetUser.reveal(router, "enable_password") + "\r", "#"))
                .isEqualTo("\r\nphoenix#");
        assertThat(user.type("show running-config\r", "end\r\n\r\nphoenix#")).contains("\r\nhostname phoenix\r\n");
        assertThat(user.type("disable\r", "phoenix>")).endsWith("\r\nphoenix>");
    }

    @Test
    void configurationHasStatesOfItsOwn() throws Exception {
        user.login(router);
        user.type("enable\r", "Password: ");
        user.type(TelnetUser.reveal(router, "enable_password") + "\r", "phoenix#");

        assertThat(user.type("configure terminal\r", "phoenix(config)#")).contains("End with CNTL/Z.");
        user.type("interface GigabitEthernet3\r", "phoenix(config-if)#");
        assertThat(user.type("description to the lab\r", "phoenix(config-if)#")).doesNotContain("%");
        assertThat(user.type("nonsense\r", "phoenix(config-if)#")).contains("% Invalid input");
        user.type("exit\r", "phoenix(config)#");
        assertThat(user.type("end\r", "phoenix#")).isEqualTo("end\r\nphoenix#");
    }

    @Test
    void everyOtherOptionIsRefused() throws Exception {
        user.readTo("Username: ");

        user.send((byte) 255, (byte) 253, (byte) 24, (byte) 255, (byte) 251, (byte) 31);

        assertThat(user.readTo("\u001F")).isEqualTo("\u00FF\u00FC\u0018\u00FF\u00FE\u001F");
    }

    @Test
    void anAgreementASubnegotiationAndADoubled255AreNoInput() throws Exception {
        user.readTo("Username: ");

        user.send((byte) 255, (byte) 253, (byte) 1, (byte) 255, (byte) 250, (byte) 24, (byte) 'x', (byte) 255, (byte)
                240);

        assertThat(user.type("adm\r", "Password: ")).isEqualTo("adm\r\nPassword: ");
    }

    @Test
    void exitEndsTheCall() throws Exception {
        user.login(router);
        user.send((byte) 'e', (byte) 'x', (byte) 'i', (byte) 't', (byte) '\r');

        assertThat(user.readAll()).isEqualTo("exit\r\n");
    }

    @Test
    void closingTheDeviceEndsItsCalls() throws Exception {
        user.login(router);

        router.close();

        assertThat(user.readAll()).isEmpty();
    }
}
