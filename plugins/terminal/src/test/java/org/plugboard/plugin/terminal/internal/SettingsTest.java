// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Terminal;

/** The names that testbeds have for what a connector shall do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SettingsTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private static Settings of(Map<String, Object> arguments) {
        return Settings.of(context(FakeDevice.at("R1#"), arguments));
    }

    private static FakeContext context(FakeDevice device, Map<String, Object> arguments) {
        return Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, arguments);
    }

    @Test
    @Tag("semantics-137")
    void theLimitsWithoutASettingAreThoseOfTheDocuments() {
        assertThat(of(Map.of()).limits())
                .isEqualTo(new CallLimits(
                        Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(10), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "EXEC_TIMEOUT", "config_timeout", "RELOAD_TIMEOUT"})
    void aLimitOfZeroIsRefusedByItsName(String name) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> of(Map.of(name, Duration.ZERO)))
                .withMessageContainingAll("R1/cli: " + name + " is 0", "leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "EXEC_TIMEOUT", "exec_timeout", "execute.timeout", "read_timeout"})
    @Tag("semantics-126")
    @Tag("semantics-137")
    void aCommandHasTheLimitOfTheSettings(String name) {
        FakeDevice device = FakeDevice.at("R1#").hold("show tech");
        Terminal session = Sessions.connected(context(device, Map.of(name, Duration.ofMillis(200))));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.execute("show tech"))
                .withMessageContaining("200 ms");
    }

    @Test
    @Tag("semantics-137")
    void linesOfConfigurationAndTheWaitForATextHaveLimitsOfTheirOwn() {
        Settings settings = of(Map.of("CONFIG_TIMEOUT", SHORT, "EXPECT_TIMEOUT", Duration.ofSeconds(3)));
        assertThat(settings.limits().configure()).isEqualTo(SHORT);
        assertThat(settings.limits().expect()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @Tag("semantics-136")
    void errorPatternsReplaceAddOrDisable() {
        assertThat(of(Map.of()).errors().execute()).isEqualTo(ErrorPatterns.OF_PLATFORM);
        assertThat(of(Map.of("ERROR_PATTERN", List.of("^Oops"))).errors().execute())
                .isEqualTo(ErrorPatterns.only("^Oops"));
        assertThat(of(Map.of("APPEND_ERROR_PATTERN", "^Oops")).errors().execute())
                .isEqualTo(ErrorPatterns.and("^Oops"));
        assertThat(of(Map.of("CONFIGURE_ERROR_PATTERN", List.of())).errors().configure())
                .isEqualTo(ErrorPatterns.NONE);
        assertThat(of(Map.of("error_pattern", List.of("a"), "append_error_pattern", List.of("b")))
                        .errors()
                        .execute())
                .isEqualTo(ErrorPatterns.only("a", "b"));
    }

    @Test
    @Tag("semantics-136")
    void anErrorPatternThatIsNoExpressionIsRefusedByName() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> of(Map.of("ERROR_PATTERN", "(?=x)")))
                .withMessageContainingAll("R1/cli", "ERROR_PATTERN", "no RE2 expression");
    }

    @Test
    @Tag("semantics-147")
    void theKeysThatRecoverAPromptCanBeWrittenAsTestbedsDo() {
        assertThat(of(Map.of()).recovery())
                .isEqualTo(new PromptRecovery(
                        false, List.of("\r", "\u0015", "\u001a", "\r", "\u001e"), Duration.ofSeconds(10), 1));
        Map<String, Object> settings = Map.of(
                "prompt_recovery",
                true,
                "PROMPT_RECOVERY_COMMANDS",
                List.of("\\r", "\\r"),
                "PROMPT_RECOVERY_INTERVAL",
                Duration.ofSeconds(5),
                "PROMPT_RECOVERY_RETRIES",
                3);
        assertThat(of(settings).recovery())
                .isEqualTo(new PromptRecovery(true, List.of("\r", "\r"), Duration.ofSeconds(5), 3));
    }

    @Test
    void theTypeOfTheTerminalIsToldToTheTransport() {
        FakeContext context = context(FakeDevice.at("R1#"), Map.of("TERM", "dumb"));
        Sessions.connected(context);
        assertThat(context.requests).singleElement().satisfies(request -> assertThat(
                        request.terminal().orElseThrow().type())
                .isEqualTo("dumb"));
    }

    @Test
    void whatIsNotSupportedIsNamedInOneWarningWithWhatToDoInstead() {
        Map<String, Object> arguments = Map.of(
                "learn_os", true,
                "learn_tokens", true,
                "proxy", "jump1",
                "debug", true,
                "log_stdout", false,
                "PASSWORD_ATTEMPTS", 3);
        try (Warnings warnings = new Warnings()) {
            of(arguments);
            assertThat(warnings.lines())
                    .containsExactly("R1/cli: not supported and left out: debug (set the log level of org.plugboard to"
                            + " DEBUG); learn_os, learn_tokens (write os, platform and model of the device into the"
                            + " file); PASSWORD_ATTEMPTS (a credential is tried once; fallback_credentials names"
                            + " others); proxy (there is no way over another host yet)");
        }
    }

    @Test
    void whatAsksForNothingElseThanWhatIsDoneAnywayIsNoWarning() {
        try (Warnings warnings = new Warnings()) {
            of(Map.of("log_stdout", false, "debug", "False", "PASSWORD_ATTEMPTS", 1));
            assertThat(warnings.lines()).isEmpty();
        }
    }
}
