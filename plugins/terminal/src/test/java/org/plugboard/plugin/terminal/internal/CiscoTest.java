// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Terminal;

/** The modes of IOS, IOS XE and NX-OS, and those from which nothing leads on. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CiscoTest {

    private static final String MARKER = "' marker.\r\n";

    @ParameterizedTest
    @CsvSource({
        "iosxe, R1>, exec",
        "iosxe, R1#, enable",
        "ios, R1-stby#, enable",
        "iosxe, R1(config)#, config",
        "ios, R1(conf)#, config",
        "ios, R1(ca-trustpoint)#, config",
        "iosxe, R1(cs-server)#, config",
        "iosxe, R1(config-r-mc)#, config",
        "iosxe, R1(DDNS-update-method)#, config",
        "iosxe, R1(tcl)#, tclsh",
        "iosxe, R1(acm-if)#, check",
        "iosxe, R1(maint-mode)#, maintenance",
        "iosxe, R1(recovery-mode)>, recovery",
        "iosxe, [guestshell@guestshell ~]$, guestshell",
        "iosxe, [R1_RP_0:/]$, shell",
        "nxos, switch#, enable",
        "nxos, switch(maint-mode)#, enable",
        "nxos, switch(standby)#, enable",
        "nxos, switch(config)#, config",
        "nxos, switch(config-if)#, config",
        "nxos, switch(config-s-acl)#, config",
        "nxos, switch(maint-mode)(config)#, config",
        "nxos, bash-4.2$, bash",
        "nxos, [admin@guestshell ~]$, guestshell",
        "junos, root@vmx>, enable",
        "junos, root@vmx#, config",
        "junos, root@vmx:~ #, shell",
        "junos, root@vmx:/var/log %, shell",
        "junos, root@vmx%, shell",
        "junos, root@:RE:0%, shell",
        "junos, %, shell",
        "junos, root@:~ #, shell"
    })
    void aPromptIsThatOfItsMode(String os, String prompt, String mode) {
        Prompts prompts = new Prompts(new Platforms().named(os).orElseThrow(), null, host -> {});
        prompts.see(prompt);
        assertThat(prompts.current()).map(Prompt::mode).contains(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, 'rommon 1 >', ROMMON",
        "iosxe, 'switch: ', boot loader",
        "ios, 'Would you like to enter the initial configuration dialog? [yes/no]: ', on the console",
        "iosxe, '  Enter enable secret: ', not configured yet",
        "iosxe, '  Confirm enable secret: ', not configured yet",
        "nxos, 'loader > ', boot loader",
        "nxos, 'switch(boot)# ', kickstart",
        "nxos, 'Do you want to enforce secure password standard (yes/no) [y]:', on the console",
        "junos, 'loader> ', boot loader"
    })
    void aDeviceWithoutACommandLineIsSaidToHaveNone(String os, String prompt, String reason) {
        FakeDevice device = FakeDevice.greeting("\r\n" + prompt, (self, line) -> self.say("?\r\n" + prompt));
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(() -> Sessions.connected(os, device))
                .withMessageContainingAll("R1/cli", prompt.strip(), reason);
        assertThat(device.lines).isEmpty();
    }

    @Test
    void aBannerLineThatLooksLikeABootLoaderIsPassedOver() {
        FakeDevice device =
                FakeDevice.greeting("\r\nswitch:", FakeDevice::answer).prompt("R1#");
        device.say(" core-1\r\nR1#");
        assertThat(Sessions.connected("iosxe", device.on("show clock", "12:00\r\n"))
                        .execute("show clock"))
                .isEqualTo("12:00");
    }

    @Test
    void nxosIsConfiguredAndItsErrorsAreRefusals() {
        FakeDevice device = nxos();
        Terminal session = Sessions.connected("nxos", device);
        session.enable();
        assertThat(session.configure("interface Ethernet1/1\nno shutdown")).isEmpty();
        assertThat(device.lines)
                .filteredOn(line -> !line.startsWith("!"))
                .containsExactly(
                        "terminal length 0",
                        "terminal width 511",
                        "configure terminal",
                        "interface Ethernet1/1",
                        "no shutdown",
                        "end");
        for (String bad : new String[] {"bad", "boot", "b", "vlan 9999"}) {
            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> session.configure(bad + "\nno shutdown"))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(bad));
            assertThat(device.lines).endsWith(bad, "end");
        }
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void pendingLinesOfNxosAreNeitherCommittedNorDropped() {
        FakeDevice device = nxos();
        Terminal session = Sessions.connected("nxos", device);
        Sessions.enter(session, "config dual-stage");
        session.execute("feature bgp");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(session::enable)
                .withMessageContainingAll("\"end\" does not lead to mode enable");
        assertThat(device.lines).endsWith("end", "cancel");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aShellOfNxosIsUsedAndLeft() {
        FakeDevice device = nxos();
        Terminal session = Sessions.connected("nxos", device);
        assertThat(Sessions.enter(session, "run bash")).isEmpty();
        assertThat(session.execute("ls")).isEqualTo("bootflash");
        device.on("find", "bash-4.2$ \r\nfile\r\n".repeat(100));
        assertThat(session.execute("find"))
                .isEqualTo("bash-4.2$ \nfile\n".repeat(100).stripTrailing());
        session.enable();
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    private static FakeDevice nxos() {
        return FakeDevice.at("switch# ")
                .on("show clock", "12:00\r\n")
                .on("ls", "bootflash\r\n")
                .reader(CiscoTest::nxos);
    }

    private static void nxos(FakeDevice self, String line) {
        switch (line) {
            case "configure terminal" -> change(self, "switch(config)# ");
            case "config dual-stage" -> change(self, "switch(config-dual-stage)# ");
            case "interface Ethernet1/1" -> change(self, "switch(config-if)# ");
            case "no shutdown", "feature bgp" -> change(self, null);
            case "run bash" -> change(self, "bash-4.2$ ");
            case "exit" -> change(self, "switch# ");
            case "end" -> end(self);
            case "bad" ->
                self.on(line, "                 ^\r\n% Invalid command at '^" + MARKER)
                        .answer(line);
            case "boot" -> self.on(line, "% Incomplete command at '^" + MARKER).answer(line);
            case "b" -> self.on(line, "% Ambiguous command at '^" + MARKER).answer(line);
            case "vlan 9999" -> self.on(line, "ERROR: VLAN is out of range\r\n").answer(line);
            default -> self.answer(line);
        }
    }

    private static void end(FakeDevice self) {
        if (self.lines.contains("feature bgp")) {
            self.say("Uncommitted changes found, commit them before exiting (yes/no/cancel)? [cancel] ");
            self.reader((again, answer) -> again.reader(CiscoTest::nxos).answer("! nothing"));
        } else {
            change(self, "switch# ");
        }
    }

    private static void change(FakeDevice self, String prompt) {
        if (prompt != null) {
            self.prompt(prompt);
        }
        self.answer("! nothing");
    }
}
