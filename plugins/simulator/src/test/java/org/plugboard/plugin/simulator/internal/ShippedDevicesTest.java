// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.spi.SimulatedDevice;

/** The devices that the bundle brings along; more of iosxe and linux is tried by the tests of the protocols. */
class ShippedDevicesTest {

    private final Simulator simulator = new Simulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, 'Username: ', 'R1>'",
        "nxos, 'R1 login: ', 'R1# '",
        "junos, 'login: ', 'admin@R1% '",
        "linux, 'R1 login: ', 'admin@R1:~$ '",
    })
    void everyOneIsLoggedIntoOverTelnetAndSsh(String platform, String question, String prompt) throws Exception {
        SimulatedDevice device = simulator.start(platform, "R1");

        assertThat(device.os()).isEqualTo(platform);
        try (TelnetUser telnet = new TelnetUser(device)) {
            telnet.readTo(question);
            telnet.type("admin\r\0", ":");
            telnet.type(TelnetUser.reveal(device, "password") + "\r\0", prompt);
        }
        try (SshUser ssh = SshUser.shell(device)) {
            ssh.readTo(prompt);
        }
    }

    @Test
    void iosxeIsConfiguredAndSaved() throws Exception {
        SimulatedDevice router = simulator.start("iosxe", "R1");
        try (SshUser user = SshUser.shell(router)) {
            user.readTo("R1>");
            assertThat(user.type("term length 0\r", "R1>")).isEqualTo("term length 0\r\nR1>");
            user.type("enable\r", "Password: ");
            user.type(TelnetUser.reveal(router, "enable_password") + "\r", "R1#");
            user.type("conf t\r", "R1(config)#");
            user.type("line vty 0 4\r", "R1(config-line)#");
            assertThat(user.type("\u001A", "#")).isEqualTo("\r\nR1#");
            user.type("copy running-config startup-config\r", "[startup-config]? ");
            assertThat(user.type("\r", "#")).isEqualTo("\r\nBuilding configuration...\r\n[OK]\r\nR1#");
            assertThat(user.type("ping 192.0.2.254\r", "R1#")).contains("\r\n!!!!!\r\nSuccess rate");
        }
    }

    @Test
    void nxosIsPrivilegedAtOnceAndSaysWhatItDoesNotKnow() throws Exception {
        try (SshUser user = SshUser.shell(simulator.start("nxos", "R1"))) {
            user.readTo("R1# ");
            assertThat(user.type("terminal length 0\r", "# ")).isEqualTo("terminal length 0\r\nR1# ");
            assertThat(user.type("show version\r", "# ")).contains("NXOS: version 10.3(4a)");
            assertThat(user.type("shw\r", "# ")).isEqualTo("shw\r\n    ^\r\n% Invalid command at '^' marker.\r\nR1# ");
            assertThat(user.type("! a comment\r", "# ")).isEqualTo("! a comment\r\nR1# ");
            user.type("configure terminal\r", "R1(config)# ");
            user.type("interface Ethernet1/1\r", "R1(config-if)# ");
            assertThat(user.type("\u001A", "# ")).isEqualTo("\r\nR1# ");
            user.type("run bash\r", "bash-4.4$ ");
            user.type("exit\r", "R1# ");
        }
    }

    @Test
    void junosLeadsFromTheShellToTheConfigurationAndAsksAboutChanges() throws Exception {
        try (SshUser user = SshUser.shell(simulator.start("junos", "R1"))) {
            assertThat(user.readTo("% "))
                    .isEqualTo("--- JUNOS 22.4R3.25 Kernel 64-bit  JNPR-12.1-20231110\r\nadmin@R1% ");
            user.type("cli\r", "admin@R1> ");
            assertThat(user.type("set cli screen-length 0\r", "> ")).contains("\r\nScreen length set to 0\r\n");
            assertThat(user.type("nonsense\r", "> ")).contains("          ^\r\nunknown command.\r\n");
            assertThat(user.type("configure\r", "# ")).contains("Entering configuration mode", "\r\n[edit]\r\n");
            assertThat(user.type("exit\r", "> ")).contains("Exiting configuration mode");
            user.type("configure\r", "admin@R1# ");
            user.type("set system host-name R2\r", "# ");
            assertThat(user.type("exit\r", "(yes) "))
                    .endsWith("The configuration has been changed but not committed\r\n"
                            + "Exit with uncommitted changes? [yes,no] (yes) ");
            user.type("no\r", "admin@R1# ");
            assertThat(user.type("commit\r", "# ")).contains("commit complete\r\n");
            user.type("exit\r", "admin@R1> ");
            assertThat(user.type("exit\r", "% ")).endsWith("admin@R1% ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, <hostname>R1</hostname>, <oper-status>",
        "nxos, <name>R1</name>, <nxosVersion>",
        "junos, <host-name>R1</host-name>, <oper-status>",
    })
    void thoseThatHaveNetconfHaveDataThere(String platform, String configured, String known) throws Exception {
        try (NetconfUser user = NetconfUser.connect(simulator.start(platform, "R1"), true)) {
            assertThat(user.ask("<get/>")).contains(configured, known);
            assertThat(user.ask("<get-config><source><candidate/></source></get-config>"))
                    .contains(configured)
                    .doesNotContain(known);
        }
    }
}
