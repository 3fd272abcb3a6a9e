// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Terminal;

/** The next borrower finds the session as connecting left it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResetTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final String INTERRUPT = "\u001e\u0003";
    private static final String CLEAR_LINE = "\u0015";

    private final FakeDevice device =
            FakeDevice.at("R1#").on("show clock", "12:00\r\n").reader(ResetTest::ios);

    @Test
    void whatNeedsNoResetGetsNone() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThat(isReset(session)).isTrue();
        session.execute("show clock");
        session.configure("interface Gi1\nshutdown");
        session.enable();
        int before = device.typed.size();
        assertThat(isReset(session)).isTrue();
        reset(session);
        assertThat(device.typed).hasSize(before);
    }

    @Test
    void aRefusedConfigurationNeedsNone() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThatThrownBy(() -> session.configure("bad line")).isInstanceOf(CommandRefusedException.class);
        assertThat(isReset(session)).isTrue();
    }

    @Test
    void linesThatCameByThemselvesNeedNone() {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("\r\n*Mar 1 00:00:01: %SYS-5-CONFIG_I: configured\r\nR1#");
        assertThat(isReset(session)).isTrue();
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(isReset(session)).isTrue();
    }

    @Test
    void aModeThatWasEnteredByHandIsLeft() {
        Terminal session = Sessions.connected("iosxe", device);
        Sessions.enter(session, "configure terminal");
        session.execute("interface Gi1");
        assertThat(sentByReset(session)).containsExactly("end\r");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aModeThatWasLeftIsEnteredAgainWithItsPassword() {
        Terminal session = Sessions.connected("iosxe", device);
        Sessions.enter(session, "disable");
        device.reader((self, line) -> {
            switch (line) {
                case "enable" -> self.echo(false).say("Password: ");
                case "s3cret" -> self.echo(true).prompt("R1#").say("\r\nR1#");
                default -> self.answer(line);
            }
        });
        assertThat(sentByReset(session)).containsExactly("enable\r", "s3cret\r");
    }

    @Test
    void enablingIsUndoneWhereConnectingDidNotEnable() {
        FakeDevice box = FakeDevice.at("R1>").reader(ResetTest::ios);
        Terminal session = Sessions.connected("iosxe", box, Map.of("goto_enable", false));
        assertThat(isReset(session)).isTrue();
        session.enable();
        assertThat(sentByReset(session, box)).containsExactly("disable\r");
    }

    private static List<Arguments> conversations() {
        return List.of(
                conversation("send", session -> session.send("show cl")),
                conversation("receive", session -> session.receive(SHORT)),
                conversation("expect", session -> session.expect("one")),
                conversation("a conversation that came to its prompt", session -> {
                    session.send("show clock\r");
                    session.expect("R1#");
                }));
    }

    private static Arguments conversation(String name, Consumer<Terminal> calls) {
        return Arguments.of(name, calls);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void whatAConversationLeftIsStoppedAndDropped(String name, Consumer<Terminal> calls) {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("one two");
        calls.accept(session);
        List<String> sent = sentByReset(session);
        assertThat(sent.subList(0, 2)).containsExactly(INTERRUPT, CLEAR_LINE);
        assertThat(sent.subList(2, sent.size())).hasSize(2).allMatch(line -> line.matches("!pb[0-9a-f]{16}\r"));
        assertThat(session.receive(Duration.ZERO)).isEmpty();
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).noneMatch(line -> line.startsWith("show cl") && !line.equals("show clock"));
        assertThat(isReset(session))
                .as("the command has brought it back into step")
                .isTrue();
    }

    /** The lines that bring it into step end with Enter, which would confirm. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuestionThatTheBorrowerLeftIsNotAnswered(boolean bySending) {
        Terminal session = Sessions.connected("iosxe", device.hold("reload"));
        if (bySending) {
            session.send("reload\r");
            device.say("Proceed with reload? [confirm]");
            session.expect("confirm");
        } else {
            device.say("Proceed with reload? [confirm]");
            assertThatThrownBy(() -> session.execute("reload", SHORT)).isInstanceOf(TimedOutException.class);
        }
        assertThat(sentByReset(session, device, Duration.ofSeconds(4))).startsWith(INTERRUPT, CLEAR_LINE);
        assertThat(device.stops).hasValue(1);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aCommandThatRanOutOfTimeMayEndByItself() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("copy"));
        assertThatThrownBy(() -> session.execute("copy", SHORT)).isInstanceOf(TimedOutException.class);
        assertThat(isReset(session)).isFalse();
        int before = device.typed.size();
        CompletableFuture<Void> reset = CompletableFuture.runAsync(() -> reset(session));
        device.transport.awaitReader();
        assertThat(device.typed).as("nothing is typed meanwhile").hasSize(before);
        device.release("copied\r\n");
        reset.get(30, TimeUnit.SECONDS);
        assertThat(isReset(session)).isTrue();
        assertThat(device.stops).hasValue(0);
        assertThat(device.typed.subList(before, device.typed.size())).doesNotContain(INTERRUPT);
    }

    @Test
    void aCommandThatWasInterruptedIsStoppedAtOnce() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("ping"));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                failure.complete(new AssertionError(session.execute("ping")));
            } catch (CallInterruptedException e) {
                failure.complete(e);
            }
        });
        caller.start();
        while (!device.lines.contains("ping")) {
            // A reader that waits before that only looks if an earlier answer is over.
            Thread.onSpinWait();
        }
        device.transport.awaitReader();
        assertThat(isReset(session)).as("while a call is running").isFalse();
        caller.interrupt();
        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
        assertThat(sentByReset(session)).startsWith(INTERRUPT, CLEAR_LINE);
        assertThat(device.stops).hasValue(1);
    }

    @Test
    void aDeviceThatShowsNoPromptIsTypedNothingThatItCouldTakeForAnAnswer() {
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> self.prompt("? ").say("? "));
        assertThatThrownBy(() -> session.execute("setup", SHORT)).isInstanceOf(TimedOutException.class);
        int before = device.typed.size();
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> ((Resettable) session).reset(Deadline.after(Duration.ofMillis(500))))
                .withMessageContainingAll("R1/cli", "500 ms", "could not be stopped", "connect again");
        assertThat(device.typed.subList(before, device.typed.size()))
                .isNotEmpty()
                .containsOnly(INTERRUPT);
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void aSessionThatWasLedToAnotherHostIsNotBroughtBack() {
        Terminal session = Sessions.connected("iosxe", device);
        device.reader(
                (self, line) -> self.prompt("R2#").reader(FakeDevice::answer).say("R2#"));
        session.execute("ssh R2");
        assertThat(isReset(session)).isFalse();
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> reset(session))
                .withMessageContainingAll("R1/cli", "\"R2#\"", "\"R1#\"", "mode enable", "connect again");
        assertThat(session.isConnected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "linux, ann@box:~$, ann@box:/tmp$, true",
        "linux, [ann@box ~]$, [ann@box tmp]$, true",
        "linux, ann@box:~$, root@box:~#, false",
        "linux, ann@box:~$, ann@boy:~$, false",
        "linux, box:~$, box:~#, false",
        "generic, box#, box(config)#, false",
        "generic, box>, box#, false",
        "generic, box>, box>, true"
    })
    void whereOneModeFitsAllPromptsTheFirstWordAndTheEndOfThePromptCount(
            String os, String first, String now, boolean atHome) {
        FakeDevice box = FakeDevice.at(first + " ");
        Terminal session = Sessions.connected(os, box);
        box.reader((self, line) ->
                self.prompt(now + " ").reader(FakeDevice::answer).say(now + " "));
        assertThat(session.execute("go")).isEmpty();
        assertThat(isReset(session)).isEqualTo(atHome);
        if (!atHome) {
            assertThatThrownBy(() -> reset(session)).isInstanceOf(OutOfStepException.class);
        }
    }

    @Test
    void linesOfACutShortConfigurationAreDroppedAndTheModeIsLeft() {
        FakeJunos junos = new FakeJunos();
        Terminal session = Sessions.connected("junos", junos.device.hold("set slow"));
        assertThatThrownBy(() -> session.configure("set snmp location lab\nset slow", Duration.ofSeconds(1)))
                .isInstanceOf(TimedOutException.class);
        junos.device.release("");
        reset(session);
        assertThat(isReset(session)).isTrue();
        assertThat(junos.sent()).endsWith("set slow", "rollback 0", "exit configuration-mode");
        assertThat(junos.changed).isFalse();
    }

    @Test
    void whatTheBorrowerTypedIntoTheCandidateByHandStaysThere() {
        FakeJunos junos = new FakeJunos();
        Terminal session = Sessions.connected("junos", junos.device);
        Sessions.enter(session, "configure");
        session.execute("set snmp location lab");
        assertThat(sentByReset(session, junos.device)).containsExactly("exit configuration-mode\r", "yes\r");
        assertThat(junos.changed).isTrue();
    }

    @Test
    void aShellThatWasOpenedByHandIsNotLeftByOpeningACommandLineInIt() {
        FakeDevice vmx = FakeDevice.at("root@vmx> ");
        Terminal session = Sessions.connected("junos", vmx);
        vmx.reader((self, line) ->
                self.prompt("root@vmx:~ # ").reader(FakeDevice::answer).say("root@vmx:~ # "));
        Sessions.enter(session, "start shell");
        int before = vmx.typed.size();
        assertThatThrownBy(() -> reset(session)).isInstanceOf(OutOfStepException.class);
        assertThat(vmx.typed).hasSize(before);
    }

    @Test
    void aWayThatTheDeviceRefusesIsSaid() {
        Terminal session = Sessions.connected("iosxe", device);
        Sessions.enter(session, "configure terminal");
        device.reader((self, line) -> self.say("% Invalid input\r\nR1(config)#"));
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> reset(session))
                .withCauseInstanceOf(CommandRefusedException.class)
                .withMessageContainingAll("\"R1(config)#\"", "\"R1#\"");
    }

    @Test
    void aSessionThatHasEndedIsNotReset() {
        Terminal session = Sessions.connected("iosxe", device);
        session.disconnect(Deadline.after(Sessions.LONG));
        assertThat(isReset(session)).isFalse();
        assertThatThrownBy(() -> reset(session)).isInstanceOf(NotConnectedException.class);
    }

    private static boolean isReset(Terminal session) {
        return ((Resettable) session).isReset();
    }

    private static void reset(Terminal session) {
        ((Resettable) session).reset(Deadline.after(Sessions.LONG));
    }

    private List<String> sentByReset(Terminal session) {
        return sentByReset(session, device);
    }

    private static List<String> sentByReset(Terminal session, FakeDevice device) {
        return sentByReset(session, device, Sessions.LONG);
    }

    /** What was written to the device, which is as connecting left it afterwards. */
    private static List<String> sentByReset(Terminal session, FakeDevice device, Duration limit) {
        int before = device.typed.size();
        assertThat(isReset(session)).isFalse();
        ((Resettable) session).reset(Deadline.after(limit));
        assertThat(isReset(session)).isTrue();
        return device.typed.subList(before, device.typed.size());
    }

    private static void ios(FakeDevice self, String line) {
        switch (line) {
            case "configure terminal" -> self.prompt("R1(config)#").say("Enter configuration commands\r\nR1(config)#");
            case "interface Gi1" -> self.prompt("R1(config-if)#").say("R1(config-if)#");
            case "shutdown" -> self.say("R1(config-if)#");
            case "end", "enable" -> self.prompt("R1#").say("R1#");
            case "disable" -> self.prompt("R1>").say("R1>");
            default -> self.answer(line);
        }
    }
}
