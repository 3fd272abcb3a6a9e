// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.Credential;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.PlatformTexts;
import org.plugboard.spi.Terminal;

/** In which mode a command line is set up, for those who may enable and for those who may not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SetUpTest {

    private static final Credential WITHOUT_PASSWORD = new Credential(Map.of("username", "admin"));
    private static final String REFUSAL = "% Invalid input detected at '^' marker.\r\n";

    /** A device that lets anybody enable who sends a password, and refuses a line below that. */
    private static FakeDevice device(String refusedBelow) {
        FakeDevice device = FakeDevice.at("R1> ").prompt("R1> ");
        return device.reader((self, line) -> read(self, line, refusedBelow));
    }

    private static void read(FakeDevice device, String line, String refusedBelow) {
        boolean below = device.prompt().equals("R1> ");
        if (line.equals("enable") && below) {
            device.echo(false).reader((self, password) -> {
                self.echo(true).prompt("R1# ").say("\r\nR1# ");
                self.reader((again, next) -> read(again, next, refusedBelow));
            });
            device.say("Password: ");
        } else if (line.equals("disable")) {
            device.prompt("R1> ").say("R1> ");
        } else if (line.equals(refusedBelow) && below) {
            device.say((line.contains("pager") ? "ERROR: " : "") + REFUSAL + device.prompt());
        } else if (line.startsWith("terminal ")) {
            device.say(device.prompt());
        } else {
            device.answer(line);
        }
    }

    private static Terminal connected(
            FakeDevice device, String os, Credential credential, Map<String, Object> arguments) {
        return Sessions.connected(Sessions.context(os, device.transport, credential, arguments));
    }

    private static List<String> sent(FakeDevice device) {
        return device.lines.stream()
                .filter(line -> line.startsWith("terminal ") || line.equals("enable"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"asa, terminal pager 0", "iosxe, terminal length 0", "eos, terminal length 0", "frr, terminal length 0"
    })
    void whoMayNotEnableHasTheSetUpTooWhereTheDeviceTakesIt(String os, String line) {
        FakeDevice device = device("");
        Terminal session = connected(device, os, WITHOUT_PASSWORD, Map.of());
        assertThat(session.mode()).isEqualTo("exec");
        assertThat(sent(device)).contains(line).doesNotContain("enable");
    }

    @Test
    void whatIsTakenBeforeEnableIsNotSentAgain() {
        FakeDevice device = device("");
        Terminal session = connected(device, "asa", Sessions.CREDENTIAL, Map.of());
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(sent(device)).containsExactly("terminal pager 0", "enable");
    }

    /** As IOS to a user with privilege 0. */
    @Test
    void whatIsRefusedBeforeEnableIsSentOnceMoreBehindIt() {
        FakeDevice device = device("terminal length 0");
        Terminal session = connected(device, "iosxe", Sessions.CREDENTIAL, Map.of());
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(sent(device))
                .containsExactly("terminal length 0", "terminal width 511", "enable", "terminal length 0");
        session.disable();
        session.enable();
        assertThat(sent(device)).filteredOn("terminal length 0"::equals).hasSize(2);
    }

    @Test
    void itIsSentOnceMoreAlsoIfOnlyTheCallerEnables() {
        FakeDevice device = device("terminal pager 0");
        Terminal session = connected(device, "asa", Sessions.CREDENTIAL, Map.of("goto_enable", false));
        assertThat(sent(device)).containsExactly("terminal pager 0");
        session.enable();
        assertThat(sent(device)).containsExactly("terminal pager 0", "enable", "terminal pager 0");
    }

    @Test
    void aPlatformCanSayInWhichModesTheDeviceTakesIt() {
        Platform platform = PlatformTexts.read(
                """
                names: [mine]
                host: '[A-Z0-9]+'
                modes: {exec: '{host}>', enable: '{host}#'}
                ways:
                  - {from: exec, to: enable, command: enable, question: 'Password: ?', answer: enable_password}
                setup: [terminal length 0]
                setup_modes: [enable]
                login: {prompt: '.*[>#]', username: 'Username:', password: 'Password:'}
                """);
        FakeDevice device = device("");
        Terminal session = Sessions.connected(platform, device, Sessions.CREDENTIAL);
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(sent(device)).containsExactly("enable", "terminal length 0");
    }

    /** There {@code set} is a line of the configuration. */
    @Test
    void inAConfigurationModeThatSomebodyHasLeftOpenJunosIsNotSetUp() {
        FakeDevice device = FakeDevice.at("root@R1# ");
        device.reader((self, line) -> {
            if (line.equals("exit configuration-mode")) {
                self.prompt("root@R1> ").say("Exiting configuration mode\r\n\r\nroot@R1> ");
            } else {
                self.answer(line);
            }
        });
        Terminal session = connected(device, "junos", Sessions.CREDENTIAL, Map.of());
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(device.lines.stream().filter(line -> !line.startsWith("#pb") && !line.isEmpty()))
                .containsExactly("exit configuration-mode", "set cli screen-length 0", "set cli screen-width 0");
    }

    @Test
    @Tag("semantics-143")
    void theCommandsOfTheSettingsAreSentInTheModeWhereConnectingEnds() {
        FakeDevice device = device("");
        connected(device, "iosxe", Sessions.CREDENTIAL, Map.of("init_exec_commands", List.of("terminal monitor")));
        assertThat(sent(device)).containsExactly("enable", "terminal monitor");
        FakeDevice without = device("");
        connected(without, "iosxe", WITHOUT_PASSWORD, Map.of("init_exec_commands", List.of("terminal monitor")));
        assertThat(sent(without)).containsExactly("terminal monitor");
    }
}
