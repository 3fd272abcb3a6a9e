// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Terminal;

/** Prompts among other text, and what is said when none comes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PromptsInAnswersTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final String LOG = "*Mar  1 00:00:01.123: %SYS-5-CONFIG_I: Configured from console by vty0\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 64, 4096})
    void linesOfTheLogAroundTheMarkerDoNotHideIt(int chunk) {
        for (String around : List.of(
                "MARKER\r\n" + LOG + "R1#",
                "MARKER\r\n" + LOG + LOG + "R1#",
                "\r\n" + LOG + "MARKER\r\nR1#",
                "MARKER\r\nR1#\r\n" + LOG)) {
            FakeDevice device = FakeDevice.at("R1#", chunk).on("next", "2\r\n");
            Terminal session = Sessions.connected("iosxe", device);
            device.echo(false).reader((self, line) -> {
                if (line.startsWith("!")) {
                    self.reader(PromptsInAnswersTest::echoing).say(around.replace("MARKER", line));
                } else if (line.equals("show clock")) {
                    self.say(line + "\r\nR1#\r\n12:00\r\nR1#");
                } else {
                    echoing(self, line);
                }
            });
            assertThat(session.execute("show clock")).as(around).isEqualTo("R1#\n12:00");
            assertThat(session.execute("next")).as(around).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 64, 4096})
    void aLineOfTheLogThatTheAnswerEndsInTheMiddleOfDoesNotHideIt(int chunk) {
        String last = LOG.strip();
        FakeDevice device =
                FakeDevice.at("R1#", chunk).on("show log", LOG + last).on("next", "2\r\n");
        Terminal session = Sessions.connected("iosxe", device);
        assertThat(session.execute("show log")).isEqualTo(LOG.replace("\r", "") + last);
        assertThat(session.execute("next")).isEqualTo("2");
    }

    private static void echoing(FakeDevice self, String line) {
        self.say(line + "\r\n");
        self.answer(line);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 64, 4096})
    void aLineOfTheLogBehindThePromptDoesNotHideIt(int chunk) {
        FakeDevice device = FakeDevice.at("R1#", chunk).on("next", "2\r\n");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            if (line.equals("show clock")) {
                self.say("12:00\r\nR1#\r\n" + LOG + LOG);
            } else {
                self.answer(line);
            }
        });
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(session.execute("next")).isEqualTo("2");
    }

    @Test
    void aPromptAtWhichNothingRestedStaysWithTheLogBehindIt() {
        FakeDevice device = FakeDevice.at("R1#").on("more flash:log", "12:00\r\nR1#\r\n" + LOG);
        assertThat(Sessions.connected("iosxe", device).execute("more flash:log"))
                .isEqualTo("12:00\nR1#\n" + LOG.strip());
    }

    @Test
    void theLogWithinAnAnswerStaysInIt() {
        FakeDevice device = FakeDevice.at("R1#").on("show log", "R1#\r\n" + LOG + "end\r\n" + LOG);
        String log = LOG.strip();
        assertThat(Sessions.connected("iosxe", device).execute("show log")).isEqualTo("R1#\n" + log + "\nend\n" + log);
    }

    @Test
    void aCommandThatRestsBehindALineOfTheLogIsNotOver() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            if (line.equals("slow")) {
                self.say("R1#\r\n" + LOG);
            } else {
                self.say("more\r\n" + "R1#" + line + "\r\nR1#");
            }
        });
        device.echo(true);
        assertThat(session.execute("slow")).startsWith("R1#\n" + LOG.strip()).contains("more");
    }

    @Test
    void aPromptOf200CharactersIsFound() {
        String prompt = "administrator-with-a-long-name@" + "a".repeat(160) + ".example#";
        FakeDevice device = FakeDevice.at(prompt, 3).on("show", "1\r\n");
        assertThat(Sessions.connected("unheard-of", device).execute("show")).isEqualTo("1");
    }

    @Test
    void aLongLineThatTheDeviceScrollsIsNoPartOfTheAnswer() {
        String line = "show interfaces GigabitEthernet0/0/0 | include " + "error".repeat(20);
        FakeDevice device = FakeDevice.at("R1#").on(line, "12:00\r\n");
        Terminal session = Sessions.connected("iosxe", device);
        device.echo(false).reader((self, sent) -> {
            String echo = sent.length() < 76
                    ? sent
                    : sent.substring(0, 76) + "\b".repeat(76) + "$" + sent.substring(60) + " ".repeat(9)
                            + "\b".repeat(9);
            self.say(echo + "\r\n");
            self.answer(sent);
        });
        assertThat(session.execute(line)).isEqualTo("12:00");
        assertThat(session.execute(line)).isEqualTo("12:00");
    }

    @Test
    void aTimeoutSaysWhichPromptTheLastLineIsNearestTo() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> self.say("R2(config tm)#"));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.execute("show clock", SHORT))
                .withMessageContainingAll(
                        "the prompt \"R1#\" behind the answer to \"show clock\"",
                        "the last line \"R2(config tm)#\" fits no prompt of iosxe; nearest is",
                        "mode enable, platform iosxe");
    }

    @Test
    @Tag("semantics-147")
    void keysBringBackThePromptWhereThatIsAskedFor() {
        FakeDevice device = FakeDevice.at("R1#").on("show clock", "12:00\r\n");
        Terminal session = Sessions.connected("iosxe", device, Map.of("prompt_recovery", true));
        int before = device.typed.size();
        device.reader((self, line) -> {
            if (line.equals("odd")) {
                self.say("half\r\nR1 #%");
            } else {
                self.answer(line);
            }
        });
        assertThat(session.execute("odd", SHORT)).isEqualTo("half\nR1 #%");
        assertThat(device.typed.subList(before, device.typed.size())).containsExactly("odd\r", "\r");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    @Tag("semantics-146")
    void theEndOfThePipeIsTheCause() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> self.transport.end());
        assertThatExceptionOfType(ConnectionClosedException.class)
                .isThrownBy(() -> session.execute("show clock"))
                .withRootCauseInstanceOf(EOFException.class);
    }
}
