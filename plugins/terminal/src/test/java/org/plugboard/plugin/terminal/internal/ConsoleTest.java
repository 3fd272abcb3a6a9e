// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Consoles behind terminal servers. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConsoleTest {

    private static final Duration SOON = Duration.ofMillis(50);

    private static Terminal connected(FakeDevice device, Map<String, Object> arguments) {
        return Sessions.connected(Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, arguments));
    }

    /** Shows nothing before the Enter key. */
    private static FakeDevice silent(String greeting) {
        return FakeDevice.greeting(greeting, (self, line) -> self.reader(FakeDevice::answer)
                        .prompt("R1#")
                        .say("R1#"))
                .on("show clock", "12:00\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "Trying 192.0.2.7...\r\nConnected to ts1.\r\nEscape character is '^]'.\r\n",
                "Type the hot key to suspend the connection: <CTRL>Z\r\n"
            })
    void aSilentConsoleGetsTheEnterKey(String greeting) {
        FakeDevice device = silent(greeting);
        Terminal session = connected(device, Map.of("wake_up", SOON));
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).startsWith("");
    }

    /** It is slow, and asks when the Enter key has come already. */
    @Test
    void aLoginThatTheEnterKeyHasBegunIsLeftAndTheNextOneIsAnswered() {
        FakeDevice device = FakeDevice.greeting("", (self, line) -> {
            switch (self.lines.size()) {
                case 1 -> self.say("\r\nUsername: \r\nPassword: ");
                case 2 -> self.say("\r\n% Login invalid\r\n\r\nUsername: ");
                case 3 -> self.say("\r\nPassword: ");
                default -> self.reader(FakeDevice::answer).prompt("R1#").say("\r\nR1#");
            }
        });
        connected(device.echo(false), Map.of("wake_up", SOON));
        assertThat(device.lines).startsWith("", "", "admin", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Proceed with reload? [confirm]", "Overwrite? [no]: ", "Press any key to boot"})
    void noKeyIsTypedIntoALineInWhichSomethingStands(String line) {
        FakeDevice device = FakeDevice.greeting(line, (self, typed) -> self.say("R1#"));
        Terminal session = Sessions.create(
                Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, Map.of("wake_up", SOON)), "telnet");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(400))))
                .withMessageContaining(line.strip());
        assertThat(device.typed).isEmpty();
    }

    @Test
    void whereItIsForbiddenNothingIsTyped() {
        FakeDevice device = silent("");
        Terminal session = Sessions.create(
                Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, Map.of("wake_up", Duration.ZERO)),
                "telnet");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(300))));
        assertThat(device.typed).isEmpty();
    }

    @Test
    void aConsoleThatStaysSilentGetsTheKeyThreeTimesAndIsGivenUpAtTheDeadline() {
        FakeDevice device = FakeDevice.greeting(
                        "", (self, line) -> assertThat(line).isEmpty())
                .echo(false);
        Terminal session = Sessions.create(
                Sessions.context(
                        "iosxe", device.transport, Sessions.CREDENTIAL, Map.of("wake_up", Duration.ofMillis(10))),
                "telnet");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.connect(Deadline.after(Duration.ofMillis(500))));
        assertThat(device.lines).containsExactly("", "", "");
    }

    @Test
    void aLoginThatTookTheEnterKeyForAnAnswerAsksAgainAndIsAnsweredOnce() {
        FakeDevice device = FakeDevice.greeting("", (self, line) -> {
            self.say("\r\nUsername: ");
            self.reader((again, name) -> again.echo(false)
                    .reader((last, password) -> last.echo(true)
                            .reader(FakeDevice::answer)
                            .prompt("R1#")
                            .say("\r\nR1#"))
                    .say("Password: "));
            self.say("\r\nUsername: ");
        });
        connected(device, Map.of("wake_up", SOON));
        assertThat(device.lines).startsWith("", "admin", "s3cret");
    }

    @Test
    void behindTheTerminalServersLoginTheConsoleIsWokenUp() {
        FakeDevice device = FakeDevice.greeting(
                        "Password: ", (self, password) -> self.reader((console, enter) -> console.echo(true)
                                        .reader(FakeDevice::answer)
                                        .prompt("R1#")
                                        .say("\r\nR1#"))
                                .say("\r\nEscape sequence is: ^Ec?\r\n"))
                .echo(false);
        connected(device, Map.of("wake_up", Duration.ofSeconds(10)));
        assertThat(device.lines).startsWith("s3cret", "");
    }

    @Test
    void whatTheDeviceLogsBehindAQuestionDoesNotHideIt() {
        String log = "\r\n*Mar  1 00:00:11.123: %LINK-3-UPDOWN: Interface GigabitEthernet1, changed state to up\r\n";
        FakeDevice device = AskingDevice.then("R1#", "Username: " + log, "Password: " + log + log);
        connected(device, Map.of("wake_up", Duration.ZERO));
        assertThat(device.lines).startsWith("admin", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Port already in use\r\n",
                "% Connection refused by remote host\r\n",
                "Line 5 is busy\r\n",
                "\r\nSorry, session limit reached.\r\n",
                "Sorry, too many users already\r\n"
            })
    void aLineThatSomebodyElseHasIsAnErrorOfItsOwn(String said) {
        FakeDevice open = FakeDevice.greeting(said, (self, line) -> self.say("?"));
        FakeDevice closed = FakeDevice.greeting(said, (self, line) -> self.say("?"));
        closed.transport.end();
        for (FakeDevice device : List.of(open, closed)) {
            assertThatExceptionOfType(DeviceBusyException.class)
                    .isThrownBy(() -> connected(device, Map.of()))
                    .withMessageContainingAll(
                            "R1/cli: no session is free", said.strip(), "clear it", "limits: sessions");
            assertThat(device.typed).isEmpty();
        }
    }

    @Test
    void aBannerThatSpeaksOfBusyLinesIsNoReasonToGiveUp() {
        FakeDevice device = AskingDevice.then("R1#", "Line 5 is busy at night\r\nUsername: ", "Password: ");
        assertThat(connected(device, Map.of()).isConnected()).isTrue();
    }

    @Test
    void manyConsolesAreOpenedAtOnceEachWithItsOwnAnswers() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> opening = IntStream.range(0, 64)
                    .mapToObj(number -> (Callable<String>) () -> {
                        FakeDevice device = silent("").on("show clock", number + "\r\n");
                        return connected(device, Map.of("wake_up", SOON)).execute("show clock");
                    })
                    .toList();
            List<Future<String>> answers = callers.invokeAll(opening);
            for (int number = 0; number < answers.size(); number++) {
                assertThat(answers.get(number).get()).isEqualTo(String.valueOf(number));
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
