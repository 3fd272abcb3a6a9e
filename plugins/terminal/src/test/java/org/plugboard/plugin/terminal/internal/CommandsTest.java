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
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.EarlierResults;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.cli.ModeChangedException;
import org.plugboard.cli.Statement;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Terminal;

/** What a command may say and do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CommandsTest {

    private static final String REFUSED = "           ^\r\n% Invalid input detected at '^' marker.\r\n\r\n";

    private final FakeDevice device = FakeDevice.at("R1#")
            .on("show clock", "12:00\r\n")
            .on("show clok", REFUSED)
            .on("show log", "a\r\nfailed: 3\r\nb\r\n");
    private final Terminal session = Sessions.connected("iosxe", device);

    @Test
    void aResultHasTextLinesTimeAndModes() {
        device.on("two", "1\r\n2\r\n");
        CommandResult result = session.run(Command.of("two"));
        assertThat(result.text()).isEqualTo("1\n2").isEqualTo(result.toString());
        assertThat(result.lines()).containsExactly("1", "2");
        assertThat(result.modeBefore()).isEqualTo("enable").isEqualTo(result.modeAfter());
        assertThat(result.elapsed()).isPositive();
        assertThat(result.command()).isEqualTo("two");
    }

    @Test
    @Tag("semantics-136")
    void anAnswerThatThePlatformCallsAnErrorIsOne() {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.execute("show clok"))
                .withMessageContainingAll("R1/cli", "\"show clok\"", "% Invalid input", "matches /", "mode enable")
                .satisfies(e -> assertThat(e.line()).isEqualTo("show clok"))
                .satisfies(e -> assertThat(e.answer()).contains("% Invalid input detected at '^' marker."));
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    @Tag("semantics-136")
    void patternsOfACallAreAddedReplaceOrDisable() {
        assertThat(session.execute("show log")).contains("failed: 3");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.run(Command.of("show log").failingOn(ErrorPatterns.and("a\\nfailed: [1-9]"))))
                .withMessageContaining("failed: [1-9]");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.run(Command.of("show clok").failingOn(ErrorPatterns.and("^failed"))));
        assertThat(session.run(Command.of("show clok").failingOn(ErrorPatterns.only("^failed")))
                        .text())
                .contains("% Invalid");
        assertThat(session.run(Command.of("show clok").failingOn(ErrorPatterns.NONE))
                        .text())
                .contains("% Invalid");
    }

    @Test
    void aPatternThatIsNoneIsRefusedBeforeAnythingIsSent() {
        int sent = device.lines.size();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.run(Command.of("show clock").failingOn(ErrorPatterns.and("("))))
                .withMessageContaining("/(/");
        assertThat(device.lines).hasSize(sent);
    }

    @Test
    void anErrorInTheMiddleOfALongAnswerIsOutputAndAtItsEndsAnError() {
        String much = "0123456789abcdef\r\n".repeat(2000);
        device.on("show tech", much + REFUSED + much)
                .on("first", REFUSED + much)
                .on("last", much + REFUSED);
        assertThat(session.execute("show tech")).contains("% Invalid");
        for (String command : List.of("first", "last")) {
            assertThatExceptionOfType(CommandRefusedException.class).isThrownBy(() -> session.execute(command));
        }
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.run(Command.of("show tech").failingOn(ErrorPatterns.and("% Invalid"))));
    }

    @Test
    @Tag("semantics-135")
    void aCommandThatChangesTheModeIsToldUnlessItMay() {
        device.reader((self, line) -> {
            switch (line) {
                case "configure terminal" -> self.prompt("R1(config)#").say("Enter commands.\r\nR1(config)#");
                case "end" -> self.prompt("R1#").say("R1#");
                default -> self.answer(line);
            }
        });
        assertThatExceptionOfType(ModeChangedException.class)
                .isThrownBy(() -> session.execute("configure terminal"))
                .withMessageContainingAll("R1/cli", "from mode enable to mode config")
                .satisfies(e -> assertThat(e.result().text()).isEqualTo("Enter commands."))
                .satisfies(e -> assertThat(e.result().modeAfter()).isEqualTo("config"));
        assertThat(session.mode()).isEqualTo("config");
        assertThat(session.execute("show clock"))
                .as("the session is usable there")
                .isEqualTo("12:00");
        assertThat(session.run(Command.of("end").changingMode()).modeAfter()).isEqualTo("enable");
    }

    @Test
    @Tag("semantics-134")
    void severalCommandsHaveAnAnswerEach() {
        device.on("a", "1\r\n").on("b", "2\r\n");
        assertThat(session.executeAll(List.of("a", "show clock", "a\nb")))
                .containsExactly(Map.entry("a", "1"), Map.entry("show clock", "12:00"), Map.entry("a\nb", "1\n2"));
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.executeAll(List.of("show clok\nnever", "nor this")));
        assertThat(device.lines).endsWith("show clok").doesNotContain("never", "nor this");
    }

    @Test
    @Tag("semantics-134")
    void severalCommandsWithSomethingToSayHaveAResultEach() {
        device.on("a", "1\r\n").on("b", REFUSED);
        List<CommandResult> results = session.runAll(
                List.of(Command.of("a"), Command.of("b").failingOn(ErrorPatterns.NONE), Command.of("a")));
        assertThat(results).extracting(CommandResult::command).containsExactly("a", "b", "a");
        assertThat(results.get(1).text()).contains("Invalid input");
        assertThat(session.runAll(List.of())).isEmpty();
    }

    @Test
    @Tag("semantics-134")
    void whatWasAnsweredBeforeARefusedCommandIsNotLost() {
        device.on("a", "1\r\n").on("b", "2\r\n").on("c", REFUSED);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.runAll(
                        Stream.of("a", "b", "c", "d").map(Command::of).toList()))
                .satisfies(e -> assertThat(EarlierResults.before(new IllegalStateException(e)))
                        .extracting(CommandResult::text)
                        .containsExactly("1", "2"))
                .satisfies(
                        e -> assertThat(e.getSuppressed()[0])
                                .hasMessage(
                                        "R1/cli: of 4 commands the first 2 were answered before \"c\", and the last 1 were not sent"));
        assertThat(device.lines).endsWith("c");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.executeAll(List.of("a", "c")))
                .satisfies(e -> assertThat(EarlierResults.before(e)).hasSize(1));
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.execute("c"))
                .satisfies(e -> assertThat(EarlierResults.before(e)).isEmpty());
    }

    @Test
    void aLineEndBehindACommandIsToldAsThat() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.execute("show clock\n"))
                .withMessage(
                        "R1/cli: execute presses the Enter key by itself; leave the line end behind the command out");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> session.executeAll(List.of("show clock\rreload")))
                .withMessageContainingAll("R1/cli: a command has a carriage return within a line", "write \\n");
        assertThat(session.run(Command.of("show clock\r\n")).text()).isEqualTo("12:00");
        assertThat(device.lines).doesNotContain("reload");
    }

    @Test
    void whereNoPromptOfThePlatformFitsTheModeIsCalledUnknown() {
        FakeDevice odd =
                FakeDevice.at("<<ready>>").on("show clock", "12:00\r\n").hold("wait");
        Terminal cli = Sessions.connected("iosxe", odd, Map.of("prompt", "<<[a-z]+>>"));
        assertThat(cli.mode()).isEqualTo(Cli.UNKNOWN_MODE);
        CommandResult result = cli.run(Command.of("show clock"));
        assertThat(List.of(result.modeBefore(), result.modeAfter())).containsOnly(Cli.UNKNOWN_MODE);
        assertThatThrownBy(() -> cli.switchTo(Cli.UNKNOWN_MODE))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("has no mode unknown");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> cli.execute("wait", Duration.ofMillis(150)))
                .withMessageContaining("mode " + Cli.UNKNOWN_MODE);
    }

    @Test
    void anEmptyCommandIsTheEnterKey() {
        assertThat(session.execute("")).isEmpty();
        assertThat(device.lines).endsWith("");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aTimeInWhichNothingCanBeDoneIsRefusedBeforeAnythingIsSent(long millis) {
        Duration limit = Duration.ofMillis(millis);
        List<ThrowingCallable> calls = List.of(
                () -> session.execute("show clock", limit),
                () -> session.executeAll(List.of("show clock"), limit),
                () -> session.configure("hostname R2", limit),
                () -> session.expect("x", limit),
                () -> session.converse(Dialog.of(Statement.end("x")), limit),
                () -> session.copy("a", "b", limit),
                () -> session.reload(limit));
        int before = device.lines.size();
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("R1/cli: the time limit", "give it more than zero"));
        assertThat(device.lines).hasSize(before);
    }

    @Test
    void whatWasAnsweredBeforeATimeoutIsNotLost() {
        device.on("a", "1\r\n").hold("b");
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() ->
                        session.runAll(List.of(Command.of("a"), Command.of("b").within(Duration.ofMillis(150)))))
                .satisfies(e -> assertThat(EarlierResults.before(e))
                        .extracting(CommandResult::text)
                        .containsExactly("1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 64, 4096})
    @Tag("semantics-134")
    void aBannerIsOneCommandAlthoughNoPromptComesWithinIt(int chunk) {
        FakeDevice router = FakeDevice.at("R1(config)#", chunk);
        Terminal cli = Sessions.connected("iosxe", router);
        router.reader((self, line) -> {
            if (line.startsWith("banner")) {
                self.say("Enter TEXT message.  End with the character '^'.\r\n");
            } else if (line.contains("^C") || line.startsWith("!")) {
                self.say("R1(config)#");
            }
        });
        assertThat(cli.executeAll(List.of("banner motd ^C\nWelcome to R1(config)#\n\n! no entry\n^C")))
                .containsValue("");
        assertThat(router.lines).endsWith("banner motd ^C", "Welcome to R1(config)#", "", "! no entry", "^C");
        router.reader(FakeDevice::answer).on("show clock", "12:00\r\n");
        assertThat(cli.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void theTextOfARefusedBannerIsNotSentAsCommands() {
        device.on("banner motd #", REFUSED);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.executeAll(List.of("banner motd #\nreload\n#")))
                .withMessageContainingAll("begins no text", "2 lines behind it were not sent");
        assertThat(device.lines).endsWith("banner motd #");
    }

    @Test
    void aShellTakesLoopsAndHereDocuments() {
        FakeDevice shell = FakeDevice.at("root@vm:~# ");
        Terminal cli = Sessions.connected("linux", shell);
        shell.reader((self, line) -> {
            boolean open = line.startsWith("cat") || line.equals("hello") || line.isEmpty();
            if (open) {
                self.say("> ");
            } else {
                self.on("EOF", "hello\r\n\r\n").answer(line);
            }
        });
        assertThat(cli.executeAll(List.of("cat <<EOF\nhello\n\nEOF"))).containsValue("hello\n");
        assertThat(shell.lines).endsWith("cat <<EOF", "hello", "", "EOF");
    }
}
