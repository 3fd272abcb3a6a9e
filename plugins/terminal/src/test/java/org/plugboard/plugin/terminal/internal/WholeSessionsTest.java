// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.spi.Terminal;

/** Sessions in which more than the host name stands in the prompt, or more than the answer behind a command, however reads are cut. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WholeSessionsTest {

    private static final int WHOLE = Integer.MAX_VALUE;
    private static final String XR_TIME = "Thu Jan  2 10:11:12.345 UTC\r\n";

    private static boolean isMarker(String line) {
        return line.matches("[!#]pb[0-9a-f]{16}");
    }

    private static List<String> sent(FakeDevice device) {
        return device.lines.stream()
                .filter(line -> !line.isEmpty() && !isMarker(line))
                .toList();
    }

    private static void become(FakeDevice device, String prompt) {
        device.prompt(prompt).say(prompt);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, WHOLE})
    void theTimeBeforeEachAnswerOfXrIsNoPartOfIt(int chunk) {
        FakeDevice device = FakeDevice.at("RP/0/RSP0/CPU0:R1#", chunk)
                .prompt("RP/0/RSP0/CPU0:R1#")
                .reader(WholeSessionsTest::xr);
        Terminal session = Sessions.connected("iosxr", device);
        assertThat(session.execute("show clock")).isEqualTo("10:11:12.345 UTC Thu Jan 2 2026");
        assertThat(session.execute("show run interface"))
                .as("a time that the answer itself says stays")
                .isEqualTo("!! Last configuration change\nThu Jan  2 10:11:12.345 UTC\nend");
        assertThat(session.configure("interface Gi0/0/0/0\nno shutdown")).isEmpty();
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show clock")).isEqualTo("10:11:12.345 UTC Thu Jan 2 2026");
        assertThat(sent(device))
                .containsSubsequence("configure terminal", "interface Gi0/0/0/0", "no shutdown", "commit", "end");
    }

    private static void xr(FakeDevice self, String line) {
        String enable = "RP/0/RSP0/CPU0:R1#";
        String config = "RP/0/RSP0/CPU0:R1(config)#";
        switch (line) {
            case "show clock" -> self.say(XR_TIME + "10:11:12.345 UTC Thu Jan 2 2026\r\n" + enable);
            case "show run interface" ->
                self.say(XR_TIME + "!! Last configuration change\r\n" + XR_TIME + "end\r\n" + enable);
            case "configure terminal" -> {
                self.say(XR_TIME);
                become(self, config);
            }
            case "interface Gi0/0/0/0" -> become(self, "RP/0/RSP0/CPU0:R1(config-if)#");
            case "commit" -> self.say(XR_TIME + self.prompt());
            case "end" -> become(self, enable);
            default ->
                self.say((isMarker(line) || line.isEmpty() || !self.prompt().equals(enable) ? "" : XR_TIME)
                        + self.prompt());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, WHOLE})
    void theContextAndThePartInAFailoverPairOfAnAsaMayChange(int chunk) {
        FakeDevice device = FakeDevice.at("fw1/pri/act# ", chunk)
                .prompt("fw1/pri/act# ")
                .on("show failover", "This host: Primary - Active\r\nfw1/sec/stby# is the other\r\n")
                .on("terminal pager 0", "")
                .on("no shutdown", "")
                .reader(WholeSessionsTest::asa);
        Terminal session = Sessions.connected("asa", device);
        assertThat(session.execute("show failover"))
                .isEqualTo("This host: Primary - Active\nfw1/sec/stby# is the other");
        assertThat(session.configure("interface Gi0/1\nno shutdown")).isEmpty();
        assertThat(session.execute("no failover active"))
                .as("the device is the standby from now on, and its prompt says so")
                .isEqualTo("Switching to Standby");
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show failover"))
                .isEqualTo("This host: Primary - Active\nfw1/sec/stby# is the other");
        assertThat(sent(device))
                .containsExactly(
                        "terminal pager 0",
                        "show failover",
                        "configure terminal",
                        "interface Gi0/1",
                        "no shutdown",
                        "end",
                        "no failover active",
                        "show failover");
    }

    private static void asa(FakeDevice self, String line) {
        switch (line) {
            case "configure terminal" -> become(self, "fw1/pri/act(config)# ");
            case "interface Gi0/1" -> become(self, "fw1/pri/act(config-if)# ");
            case "end" -> become(self, "fw1/pri/act# ");
            case "no failover active" -> {
                self.say("Switching to Standby\r\n");
                become(self, "fw1/pri/stby# ");
            }
            default -> self.answer(line);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, WHOLE})
    void theStarOfSrOsComesWithAChangeAndGoesWithACommit(int chunk) {
        String saved = "\r\n[/]\r\nA:admin@R1# ";
        FakeDevice device = FakeDevice.at(saved, chunk)
                .prompt(saved)
                .on("show time", "12:00\r\n")
                .reader(WholeSessionsTest::sros);
        Terminal session = Sessions.connected("sros", device);
        assertThat(session.execute("show time")).isEqualTo("12:00");
        assertThat(session.configure("router \"Base\"\nbgp admin-state enable")).isEmpty();
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show time")).isEqualTo("12:00");
        assertThat(sent(device))
                .containsSubsequence(
                        "configure private", "router \"Base\"", "bgp admin-state enable", "commit", "exit all");
    }

    private static void sros(FakeDevice self, String line) {
        switch (line) {
            case "configure private" -> become(self, "\r\n[pr:/configure]\r\nA:admin@R1# ");
            case "router \"Base\"" -> become(self, "\r\n[pr:/configure router \"Base\"]\r\nA:admin@R1# ");
            case "bgp admin-state enable" -> become(self, "\r\n*[pr:/configure router \"Base\"]\r\nA:admin@R1# ");
            case "commit" -> become(self, "\r\n[pr:/configure router \"Base\"]\r\nA:admin@R1# ");
            case "exit all" -> become(self, "\r\n[/]\r\nA:admin@R1# ");
            case "show time" -> self.answer(line);
            default -> self.say(self.prompt());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, WHOLE})
    void theStarOfTheClassicCommandLineIsNoOtherHost(int chunk) {
        FakeDevice device = FakeDevice.at("A:R1# ", chunk)
                .prompt("A:R1# ")
                .on("show time", "12:00\r\n*A:R1# is what it shows\r\n")
                .reader(WholeSessionsTest::classic);
        Terminal session = Sessions.connected("sros", device);
        assertThat(session.execute("show time")).isEqualTo("12:00\n*A:R1# is what it shows");
        assertThat(session.configure("system name R1")).isEmpty();
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.execute("show time")).isEqualTo("12:00\n*A:R1# is what it shows");
        assertThat(sent(device))
                .containsSubsequence("configure private", "configure", "system name R1", "exit all")
                .doesNotContain("commit");
    }

    private static void classic(FakeDevice self, String line) {
        switch (line) {
            case "configure private" -> self.say("Error: Bad command.\r\n" + self.prompt());
            case "configure" -> become(self, "A:R1>config# ");
            case "system name R1" -> become(self, "*A:R1>config# ");
            case "exit all" -> become(self, "*A:R1# ");
            case "show time" -> self.answer(line);
            default -> self.say(self.prompt());
        }
    }
}
