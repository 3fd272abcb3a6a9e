// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.spi.Terminal;

/** What is sent between the login and the first call, and what is learnt. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StartTest {

    private static FakeContext context(FakeDevice device, Map<String, Object> arguments) {
        return Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, arguments);
    }

    private static List<String> sent(FakeDevice device) {
        return device.lines.stream()
                .filter(line -> !line.startsWith("!pb") && !line.isEmpty())
                .toList();
    }

    /** A device that changes its prompt as IOS does. */
    private static FakeDevice ios(String prompt) {
        FakeDevice device = FakeDevice.at(prompt).prompt(prompt);
        device.on("terminal length 0", "").on("terminal width 511", "");
        return device.reader((self, line) -> {
            switch (line) {
                case "enable" -> self.prompt("R1#").say("R1#");
                case "configure terminal" -> self.prompt("R1(config)#").say("R1(config)#");
                case "end" -> self.prompt("R1#").say("R1#");
                case "no logging console", "hostname R1" -> self.say("R1(config)#");
                default -> self.answer(line);
            }
        });
    }

    @Test
    @Tag("semantics-142")
    void withMitNothingIsSentAndTheStateIsAsFound() {
        FakeDevice device = ios("R1>");
        Terminal session = Sessions.connected(context(
                device, Map.of("mit", true, "init_exec_commands", List.of("term mon"), "init_config_commands", "x")));
        assertThat(session.mode()).isEqualTo("exec");
        assertThat(sent(device)).isEmpty();
    }

    @Test
    @Tag("semantics-142")
    void gotoEnableCanBeForbidden() {
        FakeDevice device = ios("R1>");
        assertThat(Sessions.connected(context(device, Map.of("goto_enable", false)))
                        .mode())
                .isEqualTo("exec");
        assertThat(Sessions.connected(context(ios("R1>"), Map.of())).mode()).isEqualTo("enable");
    }

    @Test
    @Tag("semantics-143")
    void theCommandsOfTheSettingsReplaceThoseOfThePlatform() {
        FakeDevice device = ios("R1#");
        Sessions.connected(context(device, Map.of("init_exec_commands", List.of("terminal length 0", "term mon"))));
        assertThat(sent(device)).containsExactly("terminal length 0", "term mon");
    }

    @Test
    @Tag("semantics-143")
    void commandsOfTheSettingsThatAreRefusedAreWarnedOfOnceAndConnectingGoesOn() {
        FakeDevice device = ios("R1#").on("term mon", "\r\n% Invalid input detected at '^' marker.\r\n\r\n");
        try (Warnings warnings = new Warnings()) {
            Terminal session = Sessions.connected(
                    context(device, Map.of("init_exec_commands", List.of("term mon", "terminal legnth 0"))));
            assertThat(session.mode()).isEqualTo("enable");
            assertThat(warnings.lines())
                    .containsExactly("R1/cli: the device refuses of init_exec_commands \"term mon\": % Invalid input"
                            + " detected at '^' marker., \"terminal legnth 0\": % Unknown command; correct or remove it"
                            + " in the testbed");
        }
    }

    @Test
    @Tag("semantics-143")
    void aCommandOfThePlatformThatADeviceDoesNotKnowIsNoWarning() {
        try (Warnings warnings = new Warnings()) {
            Sessions.connected(context(ios("R1#"), Map.of()));
            assertThat(warnings.lines()).isEmpty();
        }
    }

    @Test
    @Tag("semantics-143")
    void anEmptyListOfCommandsDisablesThoseOfThePlatform() {
        FakeDevice device = ios("R1#");
        Sessions.connected(context(device, Map.of("init_exec_commands", List.of(), "init_config_commands", List.of())));
        assertThat(sent(device)).isEmpty();
    }

    @Test
    @Tag("semantics-143")
    void theConfigurationIsChangedOnlyByRequest() {
        FakeDevice asked = ios("R1>");
        Terminal session =
                Sessions.connected(context(asked, Map.of("init_config_commands", List.of("no logging console"))));
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(sent(asked)).containsSubsequence("enable", "configure terminal", "no logging console", "end");
        FakeDevice unasked = ios("R1>");
        Sessions.connected(context(unasked, Map.of()));
        assertThat(sent(unasked)).containsExactly("terminal length 0", "terminal width 511", "enable");
    }

    @Test
    @Tag("semantics-143")
    void aLineOfConfigurationThatIsRefusedFailsTheConnect() {
        FakeDevice device = ios("R1#");
        device.on("logging consle", "% Invalid input detected at '^' marker.\r\n");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> Sessions.connected(context(device, Map.of("init_config_commands", "logging consle"))))
                .withMessageContaining("logging consle");
        assertThat(device.transport.isOpen()).isFalse();
    }

    @Test
    @Tag("semantics-136")
    void theSettingsSayWhatRefusesALineOfConfiguration() {
        Terminal strict = Sessions.connected(context(
                ios("R1#").on("speed 10", "Not now\r\n"), Map.of("APPEND_CONFIGURE_ERROR_PATTERN", "^Not now")));
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> strict.configure("speed 10"))
                .withMessageContaining("speed 10");
        FakeDevice refusing = ios("R1#").on("speed 10", "% Invalid input\r\n");
        Terminal lenient = Sessions.connected(context(refusing, Map.of("CONFIGURE_ERROR_PATTERN", List.of())));
        assertThat(lenient.configure("speed 10")).contains("% Invalid input");
    }

    @Test
    @Tag("semantics-140")
    void aHostNameThatIsNotTheDevicesIsWarnedOf() {
        FakeContext context = context(FakeDevice.at("edge-1.lab#"), Map.of());
        try (Warnings warnings = new Warnings()) {
            Sessions.connected(context);
            assertThat(warnings.lines())
                    .containsExactly("R1/cli: the device calls itself edge-1.lab; is it the right one? With"
                            + " learn_hostname: true any name is");
        }
        assertThat(context.learned).containsEntry("hostname", "edge-1.lab").containsEntry("previous_hostname", "R1");
    }

    @Test
    @Tag("semantics-140")
    void withLearnHostnameAnyNameIsRightAndTheOneBeforeIsKept() {
        FakeContext context = context(FakeDevice.at("edge-1#"), Map.of("learn_hostname", true));
        try (Warnings warnings = new Warnings()) {
            Sessions.connected(context);
            assertThat(warnings.lines()).isEmpty();
        }
        assertThat(context.learned).containsEntry("hostname", "edge-1").containsEntry("previous_hostname", "R1");
    }

    @Test
    @Tag("semantics-140")
    void theNameInTheTestbedMayHaveADomainAndOtherLetters() {
        for (String prompt : List.of("r1#", "R1.lab.example#", "R1>")) {
            try (Warnings warnings = new Warnings()) {
                Sessions.connected(context(FakeDevice.at(prompt), Map.of("goto_enable", false)));
                assertThat(warnings.lines()).isEmpty();
            }
        }
    }

    @Test
    @Tag("semantics-140")
    void aPromptWithoutAHostNameIsWarnedOfWhereOneIsToBeLearnt() {
        FakeContext context = Sessions.context(
                "linux", FakeDevice.at("$ ").transport, Sessions.CREDENTIAL, Map.of("learn_hostname", true));
        try (Warnings warnings = new Warnings()) {
            Sessions.connected(context);
            assertThat(warnings.lines()).singleElement().asString().contains("R1/cli: no host name is learnt", "\"$\"");
        }
    }
}
