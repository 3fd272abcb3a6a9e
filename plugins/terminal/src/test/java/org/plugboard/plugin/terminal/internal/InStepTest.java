// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** No answer is ever shifted: late, stale and prompt-like text. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InStepTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final FakeDevice device = FakeDevice.at("R1#").on("show clock", "12:00\r\n");

    @ParameterizedTest
    @ValueSource(ints = {0, 600})
    void aPromptLikeLineAtEveryEndOfAReadEndsNothing(int before) {
        String answer = "x".repeat(before) + "\r\nR1#\r\nR1#show\r\n R1#\r\nlast\r\n";
        for (int cut = before; cut < answer.length(); cut++) {
            FakeDevice cutting = FakeDevice.at("R1#");
            Terminal session = Sessions.connected("iosxe", cutting);
            int end = cut;
            cutting.reader((self, line) -> {
                if (line.equals("show")) {
                    self.say(answer.substring(0, end));
                    self.say(answer.substring(end) + "R1#");
                } else {
                    self.answer(line);
                }
            });
            assertThat(session.execute("show")).isEqualTo(plain(answer));
        }
    }

    @Test
    @Tag("semantics-37")
    void aCommandThatRunsOutOfTimeKeepsWhatCame() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> failureOf(session, "show tech"));
        device.transport.awaitReader();
        device.say("so far\r\n");
        assertThat(failure.join())
                .isInstanceOf(TimedOutException.class)
                .hasMessageContainingAll("R1/cli", "150 ms", "so far", "mode enable", "platform iosxe", "\"R1#\"")
                .extracting(e -> ((TimedOutException) e).received())
                .isEqualTo("so far\n");
    }

    @Test
    void aLateAnswerIsNotTakenForTheNextOne() {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        assertThat(failureOf(session, "show tech")).isInstanceOf(TimedOutException.class);
        CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> session.execute("show clock"));
        device.release("late\r\nR1#\r\nlater\r\n");
        assertThat(next.join()).isEqualTo("12:00");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).filteredOn("show tech"::equals).hasSize(1);
    }

    @Test
    void anAnswerThatIsLateBeforeTheNextCommandIsDroppedToo() {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        assertThat(failureOf(session, "show tech")).isInstanceOf(TimedOutException.class);
        device.release("late\r\n");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aSessionThatCannotComeBackIntoStepIsClosed() {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        assertThat(failureOf(session, "show tech")).isInstanceOf(TimedOutException.class);
        assertThatExceptionOfType(OutOfStepException.class)
                .isThrownBy(() -> session.execute("show clock", SHORT))
                .withMessageContaining("connect again");
        assertThat(session.isConnected()).isFalse();
        assertThat(device.lines).doesNotContain("show clock");
    }

    @Test
    void aGenericSessionComesBackIntoStepByEmptyLines() {
        FakeDevice box = FakeDevice.at("box> ").on("a", "1\r\n").hold("slow");
        Terminal session = Sessions.connected("unheard-of", box);
        assertThat(session.execute("a")).isEqualTo("1");
        assertThat(failureOf(session, "slow")).isInstanceOf(TimedOutException.class);
        box.release("late\r\n");
        assertThat(session.execute("a")).isEqualTo("1");
    }

    @Test
    void linesThatComeByThemselvesBelongToNoAnswer() {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("\r\n*Mar 1 00:00:01: %SYS-5-CONFIG_I: show clock\r\nR1#");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void textBehindAnAnswerMakesTheNextCommandWaitUntilTheDeviceIsDone() {
        FakeDevice cutting = FakeDevice.at("R1#").on("show clock", "12:00\r\n");
        Terminal session = Sessions.connected("iosxe", cutting);
        cutting.reader((self, line) -> self.reader(FakeDevice::answer).say("begun\r\nR1#"));
        assertThat(session.execute("show log")).isEqualTo("begun");
        cutting.say("late\r\nR1#");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        int log = cutting.lines.indexOf("show log");
        assertThat(cutting.lines.subList(log + 1, cutting.lines.indexOf("show clock")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("!pb"));
    }

    @Test
    void whatComesBetweenSendingAndTheEchoIsNoAnswer() {
        Terminal session = Sessions.connected("iosxe", device);
        device.echo(false).reader((self, line) -> {
            self.say("\r\n%LOG: show clock\r\n\r\nR1#");
            self.say("show clock\r\n");
            self.answer(line);
        });
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aDeviceThatIsSlowToBeginIsNotTakenForOneWithoutEcho() {
        FakeDevice slow = FakeDevice.at("R1#").echo(false).on("show clock", "12:00\r\n");
        List<String> typed = new ArrayList<>();
        slow.reader((self, line) -> {
            typed.add(line);
            if (typed.size() == 1) {
                self.say("\r\nR1#");
            } else if (line.isEmpty()) {
                // It echoes and answers all that was typed before only now.
                self.echo(true).reader(FakeDevice::answer);
                typed.forEach(one -> {
                    self.say(one + "\r\n");
                    self.answer(one);
                });
            }
        });
        assertThat(Sessions.connected("iosxe", slow).execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aSessionWithoutEchoAnswersToo() {
        FakeDevice quiet =
                FakeDevice.at("R1#").echo(false).on("show clock", "12:00\r\n").on("both", "R1#x\r\n2\r\n");
        Terminal session = Sessions.connected("iosxe", quiet);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(session.execute("both")).isEqualTo("R1#x\n2");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void anEchoInAnotherFormIsNoPartOfTheAnswer() {
        Terminal session = Sessions.connected("iosxe", device);
        device.echo(false).reader((self, line) -> {
            self.say((line.startsWith("!") ? line : "$ock") + "\r\n");
            self.answer(line);
        });
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aPeerThatClosesDuringACommandIsReportedWithWhatCame() {
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            self.say("half\r\n");
            self.transport.end();
        });
        assertThatExceptionOfType(ConnectionClosedException.class)
                .isThrownBy(() -> session.execute("show clock"))
                .satisfies(e -> assertThat(e.received()).isEqualTo("half\n"));
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void disconnectEndsARunningCommand() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> failureOf(session, "show tech", Sessions.LONG));
        device.transport.awaitReader();
        session.disconnect(Deadline.after(SHORT));
        assertThat(failure.join()).isInstanceOf(ConnectionClosedException.class).hasMessageContaining("closed");
    }

    @Test
    void aLineThatThePeerDoesNotTakeInTimeIsATimeoutAndNoInterrupt() {
        Terminal session = Sessions.connected("iosxe", device);
        device.transport.failNextWrite(new SocketTimeoutException("it took 0 of 11 bytes in 20 s"));
        assertThat(failureOf(session, "show clock", Sessions.LONG))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("room at the peer for what was sent did not come in")
                .hasRootCauseMessage("it took 0 of 11 bytes in 20 s");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void anInterruptEndsTheCommandAndLosesNothingOfTheNext() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("show tech"));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = failureOf(session, "show tech", Sessions.LONG);
            failure.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("flag lost"));
        });
        caller.start();
        device.transport.awaitReader();
        caller.interrupt();
        assertThat(failure.join()).isInstanceOf(CallInterruptedException.class).hasMessageContaining("interrupted");
        device.release("late\r\n");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aCommandThatWasInterruptedKeepsWhatCameAndIsStoppedBeforeTheNextOne() throws Exception {
        Terminal session = Sessions.connected("iosxe", device.hold("ping"));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> failure.complete(failureOf(session, "ping", Sessions.LONG)));
        caller.start();
        device.transport.awaitReader();
        device.say("!!!!!\r\n!!");
        device.transport.awaitReader();
        caller.interrupt();
        assertThat(failure.join()).isInstanceOfSatisfying(CallInterruptedException.class, e -> assertThat(e.received())
                .isEqualTo("!!!!!\n!!"));
        assertThat(device.stops).hasValue(0);
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.stops).hasValue(1);
    }

    @Test
    void aCommandThatRanOutOfTimeIsNotStopped() {
        Terminal session = Sessions.connected("iosxe", device.hold("copy"));
        assertThatThrownBy(() -> session.execute("copy", SHORT)).isInstanceOf(TimedOutException.class);
        device.release("copied\r\n");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.stops).hasValue(0);
    }

    @Test
    void anAnswerThatIsTooLongIsAnErrorAndTheNextOneIsWhole() {
        Terminal session = Sessions.connected("iosxe", device, Map.of("max_answer", 2000));
        device.on("long", "0123456789\r\n".repeat(1000));
        assertThatExceptionOfType(AnswerTooLongException.class)
                .isThrownBy(() -> session.execute("long"))
                .withMessageContainingAll("max_answer", "2000")
                .satisfies(e -> assertThat(e.received()).startsWith("0123456789\n0123456789\n"));
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aCommandOfTwoLinesIsRefusedBeforeAnythingIsSent() {
        Terminal session = Sessions.connected("iosxe", device);
        int sent = device.lines.size();
        assertThatThrownBy(() -> session.execute("a\nb")).isInstanceOf(InvalidRequestException.class);
        assertThat(device.lines).hasSize(sent);
    }

    @Test
    void whatTheCallerReadsByHimselfDoesNotShiftTheNextAnswer() {
        Terminal session = Sessions.connected("iosxe", device);
        session.send("show clock\r");
        assertThat(session.expect("(?m)^12:\\d+$")).endsWith("12:00");
        assertThat(session.expect("R1#")).isEqualTo("\nR1#");
        session.send("half a li");
        assertThat(session.receive(SHORT)).isEqualTo("");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines).noneMatch(line -> line.startsWith("half"));
    }

    @Test
    void aMatchIsFoundWhereverItStandsInWhatCame() {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("x".repeat(100) + "found" + "y".repeat(12_000));
        assertThat(session.receive(SHORT)).hasSize(12_105);
        device.say("found" + "y".repeat(12_000));
        assertThat(session.expect("found")).isEqualTo("found");
        assertThat(session.receive(SHORT)).hasSize(12_000);
    }

    @Test
    void aPeerThatClosesWhileSomethingIsExpectedIsReportedWithWhatCame() throws Exception {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("some");
        device.say("thing");
        CompletableFuture<String> expected = CompletableFuture.supplyAsync(() -> session.expect("nothing"));
        device.transport.awaitReader();
        device.transport.end();
        assertThatThrownBy(expected::join)
                .cause()
                .isInstanceOfSatisfying(ConnectionClosedException.class, e -> assertThat(e.received())
                        .isEqualTo("something"));
    }

    @Test
    void textBehindAMatchStaysForTheNextCall() {
        Terminal session = Sessions.connected("iosxe", device);
        device.say("one two three");
        assertThat(session.expect("one")).isEqualTo("one");
        assertThat(session.expect("two")).isEqualTo(" two");
        assertThat(session.receive(SHORT)).isEqualTo(" three");
        assertThat(session.receive(Duration.ZERO)).isEmpty();
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.expect("four", SHORT))
                .withMessageContaining("four");
    }

    private static Throwable failureOf(Terminal session, String command) {
        return failureOf(session, command, SHORT);
    }

    private static Throwable failureOf(Terminal session, String command, Duration timeout) {
        try {
            return new AssertionError(session.execute(command, timeout));
        } catch (ConnectionException e) {
            return e;
        }
    }

    private static String plain(String answer) {
        AnswerBuffer buffer = new AnswerBuffer();
        buffer.append(answer);
        return PlainText.of(buffer, 0, answer.length() - 2);
    }
}
