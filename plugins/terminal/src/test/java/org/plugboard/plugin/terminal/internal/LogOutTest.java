// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** How a session is left. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LogOutTest {

    private final FakeDevice device = ios();

    private Terminal connected(Map<String, Object> arguments) {
        return Sessions.connected(Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, arguments));
    }

    private static FakeDevice ios() {
        return FakeDevice.at("R1#").prompt("R1#").reader((self, line) -> {
            switch (line) {
                case "configure terminal" -> self.prompt("R1(config)#").say("R1(config)#");
                case "end" -> self.prompt("R1#").say("R1#");
                case "exit" -> self.say("\r\nR1 con0 is now available\r\n\r\nPress RETURN to get started.\r\n");
                default -> self.answer(line);
            }
        });
    }

    private List<String> typedBehindConnecting(Terminal session) {
        device.lines.clear();
        session.disconnect(Deadline.after(Sessions.LONG));
        assertThat(device.transport.isOpen()).isFalse();
        return device.lines.stream().filter(line -> !line.startsWith("!pb")).toList();
    }

    @Test
    @Tag("semantics-148")
    void leavingTypesNothingAndWaitsForNothing() {
        assertThat(typedBehindConnecting(connected(Map.of()))).isEmpty();
        assertThat(Settings.of(Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, Map.of()))
                        .ending())
                .isEqualTo(new EndSettings(Duration.ZERO, Duration.ZERO, false));
    }

    @Test
    void aConsoleIsLoggedOutFromWhateverModeTheCallerLeftItIn() {
        Terminal session = connected(Map.of("logout_on_disconnect", true));
        session.switchTo("config");
        assertThat(typedBehindConnecting(session)).containsExactly("end", "exit");
    }

    @ParameterizedTest
    @CsvSource({
        "vrp, <R1>, quit",
        "comware, <R1>, quit",
        "sros, A:R1#, logout",
        "aireos, (R1) >, logout",
        "asa, R1#, logout"
    })
    void everyPlatformHasItsOwnWordForIt(String os, String prompt, String word) {
        FakeDevice other = FakeDevice.at(prompt).prompt(prompt);
        Terminal session = Sessions.connected(
                Sessions.context(os, other.transport, Sessions.CREDENTIAL, Map.of("logout_on_disconnect", true)));
        other.reader((self, line) -> self.transport.end());
        session.disconnect(Deadline.after(Sessions.LONG));
        assertThat(other.lines).endsWith(word);
    }

    @Test
    void theEndOfThePipeIsWhatLoggingOutIsFor() {
        device.reader((self, line) -> {
            if (line.equals("exit")) {
                self.transport.end();
            } else {
                self.answer(line);
            }
        });
        try (Warnings warnings = new Warnings()) {
            assertThat(typedBehindConnecting(connected(Map.of("logout_on_disconnect", true))))
                    .containsExactly("exit");
            assertThat(warnings.lines()).isEmpty();
        }
    }

    @Test
    @Tag("semantics-148")
    void theWaitForThePeerEndsWithThePeer() {
        Terminal session = connected(Map.of("GRACEFUL_DISCONNECT_WAIT_SEC", Duration.ofHours(1)));
        device.transport.end();
        session.disconnect(Deadline.after(Sessions.LONG));
        assertThat(device.transport.isOpen()).isFalse();
    }

    @Test
    @Tag("semantics-148")
    void bothWaitsEndBeforeWhoeverWantsTheEndGivesUp() {
        Terminal session = connected(Map.of(
                "GRACEFUL_DISCONNECT_WAIT_SEC", Duration.ofHours(1), "POST_DISCONNECT_WAIT_SEC", Duration.ofHours(1)));
        Deadline deadline = Deadline.after(Duration.ofSeconds(1));
        session.disconnect(deadline);
        assertThat(device.transport.isOpen()).isFalse();
    }

    @Test
    @Tag("semantics-148")
    void theWaitBehindTheEndEndsWithAnInterrupt() {
        EndSettings ending = new EndSettings(Duration.ZERO, Duration.ofHours(1), false);
        Thread.currentThread().interrupt();
        ending.pause(Deadline.after(Duration.ofHours(2)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDeviceThatDoesNotAnswerAnyMoreIsLeftAllTheSame() {
        Terminal session = connected(Map.of("logout_on_disconnect", true));
        device.reader((self, line) -> self.say(""));
        session.disconnect(Deadline.after(Duration.ofMillis(500)));
        assertThat(device.transport.isOpen()).isFalse();
    }
}
