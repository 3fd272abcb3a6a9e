// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.KeptAlive;
import org.plugboard.spi.Terminal;

/** The Enter key that keeps a session alive has no effect, shifts no answer, and is no answer to a question. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KeepAliveTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final String LOG = "*Mar  1 00:00:01.123: %SYS-5-CONFIG_I: Configured from console by vty0\r\n";

    private final FakeDevice device =
            FakeDevice.at("R1#").on("show clock", "12:00\r\n").on("show users", "admin\r\n");

    private static void keepAlive(Terminal session) {
        ((KeptAlive) session).keepAlive(Deadline.after(Sessions.LONG));
    }

    /** What keeping it alive types. */
    private List<String> typedBy(Terminal session) {
        int before = device.typed.size();
        keepAlive(session);
        return device.typed.subList(before, device.typed.size());
    }

    @Test
    void theEnterKeyIsTypedAndNothingElse() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThat(typedBy(session)).containsExactly("\r");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(typedBy(session)).containsExactly("\r");
        assertThat(typedBy(session)).containsExactly("\r");
        assertThat(session.isConnected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 4096})
    void noAnswerIsShiftedHoweverWhatComesIsCut(int chunk) {
        FakeDevice cut =
                FakeDevice.at("R1#", chunk).on("show clock", "12:00\r\n").on("show users", "admin\r\n");
        Terminal session = Sessions.connected("iosxe", cut);
        for (int round = 0; round < 20; round++) {
            keepAlive(session);
            assertThat(session.execute("show clock")).isEqualTo("12:00");
            keepAlive(session);
            keepAlive(session);
            assertThat(session.execute("show users")).isEqualTo("admin");
        }
    }

    @ParameterizedTest
    @CsvSource({"linux,admin@R1:~$ ", "generic,box> ", "junos,admin@R1> ", "nxos,R1# ", "eos,R1#"})
    void itIsHarmlessOnOtherPlatforms(String os, String prompt) {
        FakeDevice other = FakeDevice.at(prompt).on("show clock", "12:00\r\n").on("show users", "admin\r\n");
        Terminal session = Sessions.connected(os, other);
        for (int round = 0; round < 5; round++) {
            keepAlive(session);
            assertThat(session.execute("show clock")).isEqualTo("12:00");
            keepAlive(session);
            assertThat(session.execute("show users")).isEqualTo("admin");
        }
    }

    @Test
    void aModeOfConfigurationStaysWhatItIs() {
        device.reader(KeepAliveTest::ios);
        Terminal session = Sessions.connected("iosxe", device);
        Sessions.enter(session, "configure terminal");
        assertThat(typedBy(session)).containsExactly("\r");
        assertThat(session.mode()).isEqualTo("config");
        Sessions.enter(session, "interface Gi1");
        assertThat(typedBy(session)).containsExactly("\r");
        assertThat(session.execute("shutdown")).isEmpty();
        assertThat(device.prompt()).isEqualTo("R1(config-if)#");
        assertThat(device.lines).filteredOn("configure terminal"::equals).hasSize(1);
    }

    private static void ios(FakeDevice self, String line) {
        switch (line) {
            case "configure terminal" -> self.prompt("R1(config)#").say("Enter configuration commands\r\nR1(config)#");
            case "interface Gi1" -> self.prompt("R1(config-if)#").say("R1(config-if)#");
            case "shutdown" -> self.say("R1(config-if)#");
            default -> self.answer(line);
        }
    }

    @Test
    void linesThatCameByThemselvesBeforeItShiftNothing() {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("\r\n" + LOG + "R1#");
        keepAlive(session);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        device.say("\r\n" + LOG);
        keepAlive(session);
        assertThat(session.execute("show users")).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n" + LOG + "R1#", LOG + "R1#", "R1#\r\n" + LOG, "R1#\r\n" + LOG + "R1#"})
    void linesThatComeAtThatMomentShiftNothing(String answer) {
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            self.reader(FakeDevice::answer);
            self.say(answer);
        });
        keepAlive(session);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        keepAlive(session);
        assertThat(session.execute("show users")).isEqualTo("admin");
    }

    private static List<Arguments> conversations() {
        return List.of(
                conversation("send", session -> session.send("reload\r")),
                conversation("half a line", session -> session.send("show cl")),
                conversation("expect", session -> session.expect("R1#")),
                conversation("receive", session -> session.receive(SHORT)),
                conversation("a command without end", session -> assertThatExceptionOfType(TimedOutException.class)
                        .isThrownBy(() -> session.execute("slow", SHORT))));
    }

    private static Arguments conversation(String name, Consumer<Terminal> calls) {
        return Arguments.of(name, calls);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void nothingIsTypedWhereItCouldBeAnAnswer(String name, Consumer<Terminal> calls) {
        device.hold("slow").on("reload", "Proceed with reload? [confirm]");
        Terminal session = Sessions.connected("iosxe", device);
        device.say("R1#");
        calls.accept(session);
        assertThat(typedBy(session)).isEmpty();
    }

    @Test
    void nothingIsTypedAtAQuestionForAPassword() {
        FakeDevice asking = FakeDevice.at("R1>").on("show clock", "12:00\r\n");
        asking.reader((self, line) -> {
            if (line.equals("enable")) {
                self.echo(false).say("Password: ");
            } else if (line.equals("s3cret")) {
                self.say("\r\nPassword: ");
            } else {
                self.answer(line);
            }
        });
        Terminal session = Sessions.connected("iosxe", asking, Map.of("goto_enable", false));
        assertThatThrownBy(session::enable).isInstanceOf(AuthenticationException.class);
        int before = asking.typed.size();
        keepAlive(session);
        assertThat(asking.typed).hasSize(before);
    }

    @Test
    void nothingIsTypedWhileLinesAreLeftToBeDropped() {
        FakeJunos junos = new FakeJunos();
        Terminal session = Sessions.connected("junos", junos.device.hold("set slow"));
        assertThatThrownBy(() -> session.configure("set slow", SHORT)).isInstanceOf(TimedOutException.class);
        int before = junos.device.typed.size();
        keepAlive(session);
        assertThat(junos.device.typed).hasSize(before);
    }

    @Test
    void aDeviceThatDoesNotAnswerIsTypedToOnceOnly() {
        Terminal session = Sessions.connected("iosxe", device.hold(""));
        assertThatThrownBy(() -> ((KeptAlive) session).keepAlive(Deadline.after(SHORT)))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContainingAll("R1/cli", "150 ms");
        assertThat(typedBy(session)).isEmpty();
    }

    @Test
    void aDeviceThatHasHungUpIsFoundOut() {
        Terminal session = Sessions.connected("iosxe", device);
        device.transport.end();
        assertThatThrownBy(() -> keepAlive(session)).isInstanceOf(NotConnectedException.class);
        assertThat(session.isConnected()).isFalse();
    }
}
