// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.Action;
import org.plugboard.cli.Command;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.DialogResult;
import org.plugboard.cli.Statement;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Terminal;

/** What the device asks is answered as the caller said. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DialogsTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Statement CONFIRM = Statement.on("\\[confirm\\]$", Action.sendLine(""));

    private static FakeDevice copying(int chunk) {
        FakeDevice device = FakeDevice.at("R1#", chunk).on("show clock", "12:00\r\n");
        return device.reader((self, line) -> {
            switch (line) {
                case "copy a b" -> self.say("Destination filename [b]? ");
                case "c" -> self.say("Over write? [confirm]");
                case "" -> self.say("\r\n1 byte copied\r\nR1#");
                default -> self.answer(line);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 64, 4096})
    @Tag("semantics-139")
    void questionsBeforeThePromptAreAnsweredAndBelongToTheAnswer(int chunk) {
        FakeDevice device = copying(chunk);
        Terminal session = Sessions.connected("iosxe", device);
        Dialog dialog = Dialog.of(CONFIRM, Statement.on("filename \\[(\\w+)\\]\\?", answering -> {
            assertThat(answering.group(1)).isEqualTo("b");
            answering.sendLine("c");
        }));
        assertThat(session.run(Command.of("copy a b").answering(dialog)).text())
                .isEqualTo("Destination filename [b]? c\nOver write? [confirm]\n\n1 byte copied");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aStatementThatEndsTheDialogLeavesTheRestToThePrompt() {
        FakeDevice device = copying(4096);
        Terminal session = Sessions.connected("iosxe", device);
        Dialog dialog = Dialog.of(
                Statement.on("filename", Action.sendLine("c")).thenEnd(), Statement.on("confirm", Action.sendLine("")));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() ->
                        session.run(Command.of("copy a b").answering(dialog).within(SHORT)))
                .withMessageContaining("[confirm]");
    }

    @Test
    @Tag("semantics-139")
    void aDialogByItselfEndsWhereAStatementEndsIt() {
        FakeDevice device = copying(4096);
        Terminal session = Sessions.connected("iosxe", device);
        session.sendLine("copy a b");
        Statement end = Statement.end("\\d+ bytes? copied");
        DialogResult result = session.converse(Dialog.of(Statement.on("filename", Action.sendLine("c")), CONFIRM, end));
        assertThat(result.text()).startsWith("copy a b\nDestination filename").endsWith("1 byte copied");
        assertThat(result.statement()).isEqualTo(end);
        assertThat(session.expect("R1#"))
                .as("what came behind the match is still there")
                .isEqualTo("\nR1#");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    @Tag("semantics-139")
    void theStatementForTheEndOfTheTimeActsOnceAndTheTimeBeginsAnew() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        List<String> seen = new ArrayList<>();
        session.send("x");
        Dialog dialog = Dialog.of(Statement.end("never"), Statement.onTimeout(answering -> seen.add("late")));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.converse(dialog, SHORT))
                .withMessageContaining("the end of the dialog did not come");
        assertThat(seen).containsExactly("late");
        DialogResult ended =
                session.converse(Dialog.of(Statement.onTimeout(Action.NONE).thenEnd()), SHORT);
        assertThat(ended.statement().pattern()).isEqualTo(Statement.TIMEOUT);
    }

    @Test
    @Tag("semantics-139")
    void textIsForgottenBehindAMatchUnlessItIsKept() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.say("one two three");
        List<String> seen = new ArrayList<>();
        session.converse(Dialog.of(
                Statement.on("two", answering -> seen.add(answering.received())),
                Statement.on("one", answering -> seen.add("forgotten")),
                Statement.end("three")));
        assertThat(seen).containsExactly("one two");
        device.say("one two");
        Statement keeping =
                Statement.on("two", answering -> device.say(" three")).keepingText();
        DialogResult kept = session.converse(Dialog.of(Statement.end("one two three"), keeping));
        assertThat(kept.text()).isEqualTo("one two three");
    }

    @Test
    @Tag("semantics-139")
    void aStatementThatKeepsTheTextDoesNotActAgainOnWhatItHasActedOn() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        List<String> seen = new ArrayList<>();
        device.say("ready? ");
        device.reader((self, line) -> self.say(line.equals("yes") ? "working.. ready? " : "done\r\n"));
        Statement ready = Statement.on("ready\\?", answering -> {
                    seen.add(answering.received());
                    answering.sendLine(seen.size() == 1 ? "yes" : "no");
                })
                .keepingText();
        session.converse(Dialog.of(ready, Statement.end("done")), SHORT.multipliedBy(20));
        assertThat(seen).containsExactly("ready?", "ready? yes\nworking.. ready?");
        assertThat(device.lines).endsWith("yes", "no");
    }

    @Test
    @Tag("semantics-139")
    void textThatIsKeptIsLookedAtByTheOtherStatementsAtOnce() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        List<String> seen = new ArrayList<>();
        device.say("one two");
        Statement kept = Statement.on("t?w*o*", answering -> seen.add(answering.matched()))
                .keepingText();
        Statement end = Statement.end("one two");
        assertThat(session.converse(Dialog.of(kept, end), SHORT.multipliedBy(20))
                        .statement())
                .isEqualTo(end);
        assertThat(seen).as("what matches nothing at all is passed over").containsExactly("o", "two");
    }

    @Test
    @Tag("semantics-139")
    void aDeviceThatAsksForEverKeepsTheCallForAFewTimesItsLimitOnly() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> self.say("Sure? "));
        Dialog dialog = Dialog.of(Statement.on("Sure\\? $", Action.sendLine("y")));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(
                        () -> session.run(Command.of("ask").answering(dialog).within(SHORT)))
                .withMessageContaining("did not come in 1500 ms");
        assertThat(device.lines).contains("ask", "y");
    }

    @Test
    @Tag("semantics-139")
    void aDialogMayHaveALimitOfItsOwn() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> self.say("Sure? "));
        Dialog asked = Dialog.of(Statement.on("Sure\\? $", Action.sendLine("y")));
        session.sendLine("ask");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.converse(asked.within(SHORT)))
                .withMessageContaining("did not come in 150 ms");
        assertThat(Dialog.NONE.and(asked.within(SHORT)).limit()).contains(SHORT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked.within(Duration.ZERO))
                .withMessageContaining("the time limit of a dialog is PT0S; give it more than zero");
    }

    @Test
    @Tag("semantics-138")
    void aPatternThatEndsInADollarSeesTheLastLineOnly() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.say("ready?\r\nnot yet");
        assertThat(session.converse(Dialog.of(Statement.end("ready\\?$"), Statement.end("ready\\?\\nnot")))
                        .statement()
                        .pattern())
                .isEqualTo("ready\\?\\nnot");
    }

    @Test
    @Tag("semantics-137")
    void aStatementSeesTheLast8192Characters() {
        FakeDevice device = FakeDevice.at("R1#");
        Terminal session = Sessions.connected("iosxe", device);
        device.say("far" + "x".repeat(8192) + "near");
        assertThat(session.converse(Dialog.of(Statement.end("far"), Statement.end("near")))
                        .statement()
                        .pattern())
                .isEqualTo("near");
    }

    @Test
    void credentialsAnswerAndNothingOfThemIsShown() {
        FakeDevice device = FakeDevice.at("R1#").echo(true).on("show clock", "12:00\r\n");
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            switch (line) {
                case "connect" -> self.say("Username: ");
                case "admin" -> self.say("Password: ");
                case "s3cret" -> self.say("PIN: ");
                case "0815" -> self.say("in\r\nR2#");
                default -> self.answer(line);
            }
        });
        Dialog login = Dialog.of(
                Statement.on("Username: $", Action.sendUsername("default")),
                Statement.on("Password: $", Action.sendPassword("default")),
                Statement.on("PIN: $", Action.sendSecret(Secret.of("0815"))),
                Statement.end("R2#"));
        session.sendLine("connect");
        DialogResult result = session.converse(login);
        assertThat(result.text()).contains("admin\n", "***").doesNotContain("s3cret", "0815");
        session.sendSecret(Secret.of("0815"));
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.expect("never", SHORT))
                .satisfies(e -> assertThat(e.getMessage() + e.received()).doesNotContain("0815"));
    }

    @Test
    void anActionThatFailsEndsTheDialogAndTheNextCommandIsInStep() {
        FakeDevice device = FakeDevice.at("R1#").on("show clock", "12:00\r\n").hold("ask");
        Terminal session = Sessions.connected("iosxe", device);
        Dialog failing = Dialog.of(Statement.onTimeout(answering -> {
            throw new IllegalStateException("no answer");
        }));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> session.run(Command.of("ask").answering(failing).within(SHORT)));
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aDialogThatWouldNotEndIsRefused() {
        Terminal session = Sessions.connected("iosxe", FakeDevice.at("R1#"));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> session.converse(Dialog.NONE));
    }
}
