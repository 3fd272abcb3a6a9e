// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.cli.Probe;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** What devices can be asked to do, in their own words. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TasksTest {

    private static final Probe WHOLE =
            Probe.DEFAULT.times(3).ofBytes(1400).from("Loopback0").inVrf("red").waiting(Duration.ofMillis(1500));

    @ParameterizedTest
    @CsvSource({
        "iosxe, R1#, ping 10.0.0.1",
        "nxos, R1#, ping 10.0.0.1",
        "junos, root@R1>, ping 10.0.0.1 count 5",
        "linux, root@R1:~#, ping -c 5 -- '10.0.0.1'",
        "iosxr, RP/0/RP0/CPU0:R1#, ping 10.0.0.1",
        "asa, R1#, ping 10.0.0.1",
        "eos, R1#, ping 10.0.0.1",
        "sros, A:admin@R1#, ping 10.0.0.1",
        "sros-classic, A:R1#, ping 10.0.0.1",
        "vrp, <R1>, ping 10.0.0.1",
        "comware, <R1>, ping 10.0.0.1",
        "aireos, (R1) >, ping 10.0.0.1",
        "frr, R1#, ping 10.0.0.1 count 5"
    })
    void eachPlatformPingsInItsOwnWords(String os, String prompt, String command) {
        FakeDevice device = FakeDevice.at(prompt + " ").on(command, "5 packets\r\n");
        assertThat(Sessions.connected(os, device).ping("10.0.0.1")).isEqualTo("5 packets");
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, R1#, ping vrf red 10.0.0.1 size 1400 repeat 3 timeout 2 source Loopback0",
        "nxos, R1#, ping 10.0.0.1 packet-size 1400 count 3 timeout 2 source Loopback0 vrf red",
        "junos, root@R1>, ping 10.0.0.1 count 3 size 1400 wait 2 source Loopback0 routing-instance red",
        "linux, root@R1:~#, ip vrf exec red ping -c 3 -s 1400 -I Loopback0 -W 2 -- '10.0.0.1'",
        "iosxr, RP/0/RP0/CPU0:R1#, ping vrf red 10.0.0.1 count 3 size 1400 timeout 2 source Loopback0",
        "eos, R1#, ping vrf red 10.0.0.1 source Loopback0 size 1400 repeat 3 timeout 2",
        "sros-classic, A:R1#, ping 10.0.0.1 size 1400 source Loopback0 count 3 router red timeout 2",
        "vrp, <R1>, ping -vpn-instance red -a Loopback0 -c 3 -s 1400 -t 1500 10.0.0.1"
    })
    void whatTheCallerSaysGoesWithIt(String os, String prompt, String command) {
        FakeDevice device = FakeDevice.at(prompt + " ").on(command, "3 packets\r\n");
        assertThat(Sessions.connected(os, device).ping("10.0.0.1", WHOLE)).isEqualTo("3 packets");
    }

    @Test
    void aProbeMayHaveALimitOfItsOwn() {
        FakeDevice device = FakeDevice.at("R1#").hold("ping 10.0.0.1 repeat 100000");
        Probe probe = Probe.DEFAULT.times(100_000).within(Duration.ofMillis(150));
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.ping("10.0.0.1", probe))
                .withMessageContaining("150 ms");
    }

    @Test
    void whatTheDeviceCannotBeToldIsNamed() {
        FakeDevice device = FakeDevice.at("R1# ");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> Sessions.connected("nxos", device).traceroute("10.0.0.1", Probe.DEFAULT.times(3)))
                .withMessageContainingAll("R1/cli", "traceroute of platform nxos has no count", "source", "vrf");
        assertThat(device.lines).noneMatch(line -> line.startsWith("traceroute"));
    }

    @Test
    void nobodyAnsweringIsAnError() {
        FakeDevice device = FakeDevice.at("R1#").on("ping 10.0.0.9", ".....\r\nSuccess rate is 0 percent (0/5)\r\n");
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.ping("10.0.0.9"))
                .withMessageContainingAll("R1/cli", "ping 10.0.0.9", "Success rate is 0 percent")
                .satisfies(e -> assertThat(e.answer()).contains("....."));
    }

    @Test
    void aTargetCannotBecomeAnotherCommand() {
        FakeDevice device = FakeDevice.at("R1# ");
        Terminal session = Sessions.connected("iosxe", device);
        assertThatThrownBy(() -> session.ping("10.0.0.1\rreload")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> session.ping("10.0.0.1 | redirect flash:x"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> session.copy("running-config", "tftp://10.0.0.1/a\nreload"))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(device.lines).noneMatch(line -> line.contains("10.0.0.1"));
    }

    @Test
    @Tag("semantics-38")
    void aPlatformWithoutTheTaskSaysWhichItHas() {
        Terminal session = Sessions.connected("frr", FakeDevice.at("r1# "));
        assertThatThrownBy(() -> session.copy("a", "b"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("R1/cli", "platform frr has no copy", "traceroute");
        Terminal generic = Sessions.connected("generic", FakeDevice.at("r1> "));
        assertThatThrownBy(() -> generic.ping("10.0.0.1"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("it has none");
        assertThatThrownBy(generic::reload).isInstanceOf(NotSupportedException.class);
    }

    @ParameterizedTest
    @CsvSource({"generic, R1>", "linux, R1:~$"})
    void aServiceForModesThatAPlatformDoesNotHaveSaysWhatToDoInstead(String os, String prompt) {
        Terminal session = Sessions.connected(os, FakeDevice.at(prompt + " "));
        assertThatThrownBy(session::enable)
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("R1/cli", "platform " + os + " has no mode enable", "Command.changingMode");
        assertThatThrownBy(session::disable)
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("platform " + os + " has no mode below", "Command.changingMode");
        assertThatThrownBy(() -> session.configure("x"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("platform " + os + " has no configuration mode", "use execute");
    }

    @Test
    void questionsForWhatTheNamesSayAreAnsweredSo() {
        FakeDevice device = FakeDevice.at("R1#");
        asks(device, "copy running-config tftp://10.0.0.1/dir/r1.cfg", "Address or name of remote host [10.0.0.1]? ");
        Terminal session = Sessions.connected("iosxe", device);
        device.on("10.0.0.1", "").on("dir/r1.cfg", "");
        assertThat(session.copy("running-config", "tftp://10.0.0.1/dir/r1.cfg")).contains("1234 bytes copied");
        assertThat(device.lines).endsWith("10.0.0.1", "dir/r1.cfg");
    }

    @Test
    void aPasswordOfTheOtherHostIsAnsweredByItsOwnCredentialOnly() {
        FakeDevice device = FakeDevice.at("R1#");
        device.reader((self, line) -> {
            if (line.startsWith("copy scp:")) {
                self.say("Password: ");
            } else if (line.equals("filespw")) {
                self.say("[OK]\r\nR1#");
            } else {
                self.answer(line);
            }
        });
        Terminal without = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> without.copy("scp://files/a", "flash:"))
                .withMessageContainingAll("R1/cli", "no credential copy");
        assertThat(device.lines).doesNotContain("s3cret");
        FakeDevice other = FakeDevice.at("R1#");
        other.reader((self, line) -> {
            if (line.startsWith("copy scp:")) {
                self.echo(false).say("Password: ");
            } else if (line.equals("filespw")) {
                self.echo(true).say("\r\n[OK]\r\nR1#");
            } else {
                self.answer(line);
            }
        });
        DeviceFacts facts = DeviceFacts.named("R1")
                .os("iosxe")
                .credentials(new Credentials(
                        Map.of("default", Sessions.CREDENTIAL, "copy", Credential.of("f", "filespw")), null))
                .build();
        FakeContext context = new FakeContext(facts, null, Map.of(), other.transport);
        Terminal with = Sessions.create(context, "ssh");
        with.connect(Deadline.after(Sessions.LONG));
        assertThat(with.copy("scp://files/a", "flash:")).contains("[OK]").doesNotContain("filespw");
    }

    @ParameterizedTest
    @CsvSource({"scp://u:hunter2@h/f, flash:", "flash:f, ftp://u:hun/ter2@h/f", "scp://u:hunter2@p@h/f, flash:"})
    void aPasswordInThePlaceOfAFileIsNeitherSentNorNamed(String source, String destination) {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.copy(source, destination))
                .withMessageContainingAll("R1/cli", "credential copy")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hun", "ter2"));
        assertThat(device.lines).noneMatch(line -> line.startsWith("copy"));
    }

    @Test
    void aQuestionThatNobodyShouldConfirmCallsTheTaskOff() {
        FakeDevice device = FakeDevice.at("R1# ");
        device.reader((self, line) -> {
            if (line.startsWith("copy scp:")) {
                self.say("Are you sure you want to continue connecting (yes/no)? ");
            } else if (line.equals("no")) {
                self.say("Connection closed.\r\nR1# ");
            } else {
                self.answer(line);
            }
        });
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> Sessions.connected("nxos", device).copy("scp://files/a", "bootflash:"))
                .withMessageContainingAll("called off", "Connection closed.");
    }

    @ParameterizedTest
    @CsvSource({
        "running-config, '', running-config",
        "flash:, '', ''",
        "flash:dir/a.bin, '', dir/a.bin",
        "tftp://10.0.0.1, 10.0.0.1, ''",
        "tftp://10.0.0.1/dir/a, 10.0.0.1, dir/a",
        "scp://user:pw@[2001:db8::1]/a, '[2001:db8::1]', a"
    })
    void aPlaceOfAFileIsReadAsADeviceDoes(String text, String host, String file) {
        assertThat(FilePlace.of(text)).isEqualTo(new FilePlace(host, file));
    }

    /** Asks for the host, then for the file, and copies. */
    private static void asks(FakeDevice device, String command, String question) {
        device.reader((self, line) -> {
            if (line.equals(command)) {
                self.say(question);
                self.reader((again, host) -> {
                    again.say("Destination filename [r1-confg]? ");
                    again.reader((last, file) ->
                            last.reader(FakeDevice::answer).say("!!\r\n1234 bytes copied in 0.5 secs\r\nR1#"));
                });
            } else {
                self.answer(line);
            }
        });
    }
}
