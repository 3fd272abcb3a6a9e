// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.cli.Action;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationRefusedException;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.ConfigurationResult.Line;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.cli.Statement;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Configuration, and back to where it began. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConfigureTest {

    private final FakeDevice device =
            FakeDevice.at("R1#").on("show clock", "12:00\r\n").reader(ConfigureTest::ios);

    @Test
    void theLinesAreSentOneByOneAndTheModeIsLeftAgain() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThat(session.configure("interface Gi1\n\n  description x\nsaying\n"))
                .isEqualTo("so it is");
        assertThat(device.lines)
                .filteredOn(line -> !line.startsWith("!"))
                .containsExactly(
                        "terminal length 0",
                        "terminal width 511",
                        "configure terminal",
                        "interface Gi1",
                        "  description x",
                        "saying",
                        "end");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void theFirstRefusedLineIsTheLast() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("interface Gi1\nbad line\ninterface Gi2"))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo("bad line");
                    assertThat(e.answer()).contains("% Invalid input");
                });
        assertThat(device.lines).doesNotContain("interface Gi2");
        assertThat(device.lines.get(device.lines.size() - 1)).isEqualTo("end");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void linesBehindOneThatLeadsOutOfTheModeAreNotSentAsCommands() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(
                        Configuration.of("interface Gi1\nend\nreload").keepingGoing()))
                .withMessageContainingAll(
                        "R1/cli",
                        "the line \"end\" led out of mode config to mode enable",
                        "the lines behind it were not sent")
                .satisfies(e -> assertThat(e.line()).isEqualTo("end"))
                .satisfies(e -> assertThat(e.result().lines()).hasSize(2));
        assertThat(device.lines).endsWith("end").doesNotContain("reload");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        session.configure("interface Gi1\nend\n\n");
        assertThat(session.mode()).isEqualTo("enable");
    }

    @Test
    void aReasonIsRefusedWhereNothingIsCommitted() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(() -> session.apply(Configuration.of("saying").because("ticket 7")))
                .withMessageContainingAll("R1/cli", "platform iosxe takes no comment");
        assertThat(device.lines).doesNotContain("saying");
    }

    @Test
    void eachLineHasItsResult() {
        Terminal session = Sessions.connected("iosxe", device);
        ConfigurationResult result = session.apply(Configuration.of("interface Gi1", "saying"));
        assertThat(result.lines())
                .containsExactly(
                        new Line("interface Gi1", "", Optional.empty()),
                        new Line("saying", "so it is", Optional.empty()));
        assertThat(result.commit()).isEmpty();
        assertThat(result.elapsed()).isPositive();
        assertThat(result).hasToString("so it is");
    }

    @Test
    void aBannerIsOneLineOfTheResult() {
        device.reader((self, line) -> {
            if (line.equals("banner motd #")) {
                self.reader(ConfigureTest::banner).say("Enter TEXT message.  End with the character '#'.\r\n");
            } else {
                ios(self, line);
            }
        });
        Terminal session = Sessions.connected("iosxe", device);
        ConfigurationResult result = session.apply(Configuration.of("banner motd #\n\nR1> is not for you\n#\nsaying"));
        assertThat(result.lines())
                .extracting(Line::line)
                .containsExactly("banner motd #\n\nR1> is not for you\n#", "saying");
        assertThat(device.lines).endsWith("banner motd #", "", "R1> is not for you", "#", "saying", "end");
    }

    /** As IOS does: the text ends wherever the character is found, without another prompt. */
    private static void banner(FakeDevice self, String line) {
        if (line.contains("#")) {
            self.reader(ConfigureTest::ios).say("R1(config)#");
        }
    }

    @Test
    void whoWantsAllLinesToBeSentLearnsWhichWereRefused() {
        Terminal session = Sessions.connected("iosxe", device);
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(
                        Configuration.of("bad line", "saying", "bad line").keepingGoing()))
                .withMessageContainingAll("R1/cli", "\"bad line\"", "Invalid input", "of which it refuses 2")
                .satisfies(e -> assertThat(e.result().lines())
                        .extracting(Line::isRefused)
                        .containsExactly(true, false, true));
        assertThat(device.lines).endsWith("bad line", "end");
        assertThat(session.mode()).isEqualTo("enable");
    }

    @Test
    @Tag("semantics-136")
    void whatIsAnErrorIsSaidByTheCaller() {
        Terminal session = Sessions.connected("iosxe", device);
        Configuration bad = Configuration.of("bad line", "saying");
        assertThat(session.apply(bad.failingOn(ErrorPatterns.NONE)).refused()).isEmpty();
        assertThat(session.apply(bad.failingOn(ErrorPatterns.only("^nothing$"))).refused())
                .isEmpty();
        Configuration strict = Configuration.of("saying", "interface Gi1").failingOn(ErrorPatterns.and("^so it"));
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(strict))
                .satisfies(e -> assertThat(e.result().lines())
                        .containsExactly(new Line("saying", "so it is", Optional.of("^so it"))));
        assertThatThrownBy(() -> session.apply(bad.failingOn(ErrorPatterns.and("(?=x)"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("R1/cli", "(?=x)", "RE2");
    }

    @Test
    void aQuestionBehindALineIsAnsweredByTheCaller() {
        device.reader((self, line) -> {
            if (line.equals("no username admin")) {
                self.say(
                        "This operation will remove all username related configurations. Do you want to continue? [confirm]");
                self.reader((again, answer) -> again.reader(ConfigureTest::ios).say("R1(config)#"));
            } else {
                ios(self, line);
            }
        });
        Terminal session = Sessions.connected("iosxe", device);
        session.apply(Configuration.of("no username admin")
                .answering(Dialog.of(Statement.on("\\[confirm\\]$", Action.sendLine("")))));
        assertThat(device.lines).endsWith("no username admin", "", "end");
    }

    @Test
    void aLineThatRunsOutOfTimeLeavesTheModeBeforeTheNextCommand() {
        Terminal session = Sessions.connected("iosxe", device.hold("slow"));
        assertThatThrownBy(() -> session.configure("slow", Duration.ofMillis(200)))
                .isInstanceOf(TimedOutException.class);
        device.release("");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        int end = device.lines.indexOf("end");
        assertThat(end).isPositive().isLessThan(device.lines.indexOf("show clock"));
    }

    @Test
    void aWayBackThatIsCutShortIsGoneBeforeTheNextCommand() {
        Terminal session = Sessions.connected("iosxe", device.hold("end"));
        assertThatThrownBy(() -> session.configure("interface Gi1", Duration.ofMillis(200)))
                .isInstanceOf(TimedOutException.class);
        device.release("");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        assertThat(device.lines)
                .filteredOn(line -> line.equals("end") || line.equals("show clock"))
                .containsExactly("end", "end", "show clock");
    }

    @Test
    void aChangedHostNameIsLearntAndTheModeIsLeftAgain() {
        FakeContext context = Sessions.context("iosxe", device.transport, Sessions.CREDENTIAL, Map.of());
        Terminal session = Sessions.create(context, "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        device.reader((self, line) -> {
            switch (line) {
                case "configure terminal" -> self.prompt("R1(config)#").say("R1(config)#");
                case "hostname edge-2" -> self.prompt("edge-2(config)#").say("edge-2(config)#");
                case "end" -> self.prompt("edge-2#").say("edge-2#");
                default -> self.answer(line);
            }
        });
        session.configure("hostname edge-2\n!another line");
        assertThat(context.learned).containsEntry("hostname", "edge-2");
        assertThat(device.lines.get(device.lines.size() - 1)).isEqualTo("end");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
        session.enable();
    }

    @Test
    void aChangedHostNameIsFollowedWhereTheDeviceCannotBeAsked() {
        FakeDevice box = FakeDevice.at("one> ").on("a", "1\r\n");
        Terminal session = Sessions.connected("generic", box);
        box.reader(
                (self, line) -> self.prompt("two> ").reader(FakeDevice::answer).say("two> "));
        assertThat(session.execute("rename")).isEmpty();
        assertThat(session.execute("a")).isEqualTo("1");
    }

    @Test
    void aLineLikeAPromptOfAnotherHostEndsNothing() {
        Terminal session = Sessions.connected("iosxe", device);
        device.reader((self, line) -> {
            if (line.startsWith("!")) {
                self.answer("show clock");
                self.say(line + "\r\nR1#");
            } else {
                self.say("R2#");
            }
        });
        assertThat(session.execute("show log")).isEqualTo("R2#12:00");
    }

    @Test
    void aModeThatCannotBeReachedAgainClosesTheSession() {
        Terminal session = Sessions.connected("iosxe", device.hold("slow"));
        assertThatThrownBy(() -> session.configure("slow", Duration.ofMillis(200)))
                .isInstanceOf(TimedOutException.class);
        device.reader(FakeDevice::answer).prompt("R1>>").release("");
        assertThatThrownBy(() -> session.execute("show clock"))
                .isInstanceOf(OutOfStepException.class)
                .hasMessageContainingAll("R1/cli", "enable", "connect again");
        assertThat(session.isConnected()).isFalse();
        assertThat(device.lines).doesNotContain("show clock");
    }

    @Test
    @Tag("semantics-38")
    void aPlatformWithoutTheModeSaysSo() {
        Terminal session = Sessions.connected("linux", FakeDevice.at("# "));
        assertThatThrownBy(() -> session.configure("x")).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(session::enable).isInstanceOf(NotSupportedException.class);
    }

    @Test
    void enablingTwiceIsEnablingOnce() {
        Terminal session = Sessions.connected("iosxe", device);
        session.enable();
        assertThat(device.lines).doesNotContain("enable");
    }

    private static void ios(FakeDevice self, String line) {
        switch (line) {
            case "configure terminal" -> self.prompt("R1(config)#").say("Enter configuration commands\r\nR1(config)#");
            case "interface Gi1" -> self.prompt("R1(config-if)#").say("R1(config-if)#");
            case "bad line" -> self.say("        ^\r\n% Invalid input detected at '^' marker.\r\n\r\nR1(config-if)#");
            case "saying" -> self.say("so it is\r\nR1(config-if)#");
            case "  description x" -> self.say("R1(config-if)#");
            case "end" -> self.prompt("R1#").say("R1#");
            default -> self.answer(line);
        }
    }
}
