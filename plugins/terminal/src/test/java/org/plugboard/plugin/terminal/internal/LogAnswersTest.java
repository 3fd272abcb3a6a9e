// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Terminal;

/** What somebody asks for is his, also where it looks like what the device prints by itself. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LogAnswersTest {

    private static final String IOS = "*Nov 25 12:00:0%d.000: %%SYS-5-CONFIG_I: Configured from console by vty0";
    private static final String NXOS = "2026 Nov 25 12:00:0%d R1 %%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty";
    private static final String XR =
            "RP/0/RP0/CPU0:Nov 25 12:00:0%d.000 UTC: config[65]: %%MGBL-CONFIG-6-DB_COMMIT : ok";
    private static final String JUNOS = "Nov 25 12:00:0%d R1 mgd[4163]: UI_COMMIT_PROGRESS: Commit operation";
    private static final String FRR = "2026-11-25 12:00:0%d.000 [DEBG] zebra: [KMXEB-K771Y] netlink_parse_info: ok";
    private static final String SROS = "8%d 2026/11/25 12:00:00.00 UTC WARNING: SNMP #2004 Base 1/1/1";
    private static final String LINUX = "[    %d.678901] eth0: link becomes ready";

    /**
     * A device with a log.
     *
     * @param shell whether its terminal echoes the marker, and it says it again
     */
    private record Kind(String os, String prompt, String log, boolean shell) {

        @Override
        public String toString() {
            return os + " at " + prompt;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("ios", "R1#", IOS, false),
                new Kind("iosxe", "R1#", IOS, false),
                new Kind("nxos", "R1# ", NXOS, false),
                new Kind("iosxr", "RP/0/RP0/CPU0:R1#", XR, false),
                new Kind("junos", "root@R1> ", JUNOS, false),
                new Kind("frr", "R1# ", FRR, false),
                new Kind("sros-classic", "A:R1# ", SROS, false),
                new Kind("linux", "root@R1:~# ", LINUX, true),
                new Kind("linux", "$ ", LINUX, true));
    }

    /** The others cannot be asked at this prompt: nothing but a pause tells the end of their answers. */
    @Test
    void everyPlatformWithALogThatCanBeAskedIsTried() {
        assertThat(kinds().map(Kind::os).distinct())
                .containsAll(new Platforms()
                        .all().stream()
                                .filter(platform -> platform.answers().logs() != null)
                                .filter(platform -> platform.hasMarkerIn(Platform.ENABLE))
                                .map(platform -> platform.name())
                                .toList());
    }

    /** Answers as a device gives them, with and without a line end behind their last line. */
    private static List<String> answers(Kind kind) {
        String log = kind.log().formatted(1) + "\r\n";
        String all = Stream.of(1, 2, 3).map(kind.log()::formatted).collect(Collectors.joining("\r\n", "", "\r\n"));
        String prompt = kind.prompt().strip();
        List<String> whole = List.of(
                log,
                all,
                log + "between\r\n" + log,
                "first\r\n" + log + "last\r\n",
                prompt + "\r\n" + log + "last\r\n" + log,
                log + prompt + " show clock\r\n12:00\r\n" + log,
                prompt + " show log\r\n" + log,
                prompt + "1\r\n" + prompt + "\r\n" + log);
        return whole.stream()
                .flatMap(answer -> Stream.of(answer, answer.substring(0, answer.length() - 2)))
                .toList();
    }

    /** The last answer has a bare prompt before its log, at which the device did not rest. */
    @ParameterizedTest
    @MethodSource("kinds")
    void noLineIsCutFromTheEndsOrTheMiddleOfALogThatWasAskedFor(Kind kind) {
        for (int chunk = 1; chunk <= 64; chunk++) {
            FakeDevice device = FakeDevice.at(kind.prompt(), chunk).on("next", "2\r\n");
            List<String> answers = answers(kind);
            for (int i = 0; i < answers.size(); i++) {
                device.on("show " + i, answers.get(i));
            }
            Terminal session = Sessions.connected(kind.os(), device);
            // Each answer at every size up to eight, and at each eighth one above.
            for (int i = chunk <= 8 ? 0 : chunk % 8; i < answers.size(); i += chunk <= 8 ? 1 : 8) {
                assertThat(session.execute("show " + i))
                        .as("reads of %d: <%s>", chunk, answers.get(i))
                        .isEqualTo(plain(answers.get(i)));
                assertThat(session.execute("next")).isEqualTo("2");
            }
        }
    }

    private static String plain(String answer) {
        String text = answer.replace("\r", "");
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The marker is typed while the answer comes. A shell's terminal shows it there; of others nobody knows whose the log is. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aLogBehindAPromptAtWhichTheDeviceRestedIsItsOwnUnlessAShellSaysMore(Kind kind) {
        String prompt = kind.prompt();
        for (int chunk : new int[] {1, 2, 3, 7, 16, 64}) {
            FakeDevice device = FakeDevice.at(prompt, chunk).on("next", "2\r\n");
            Terminal session = Sessions.connected(kind.os(), device);
            String first = prompt + "1\r\n" + kind.log().formatted(1);
            String second = kind.log().formatted(2) + "\r\n";
            device.echo(false).reader((self, line) -> {
                self.reader((again, marker) -> {
                    String echo = marker + "\r\n";
                    self.echo(true).reader(FakeDevice::answer);
                    self.say((kind.shell() ? echo : "") + "\r\n" + second + prompt + (kind.shell() ? "" : echo));
                    self.answer(marker);
                });
                self.say(line + "\r\n" + first + "\r\n" + prompt);
            });
            assertThat(session.execute("show"))
                    .as("reads of %d", chunk)
                    .isEqualTo(plain(kind.shell() ? first + "\r\n" + prompt + "\r\n" + second : first));
            assertThat(session.execute("next")).isEqualTo("2");
        }
    }

    /** A shell does not show its prompt again: it answers the marker without one before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 64, 4096})
    void linesOfAJobBehindThePromptOfAShellAreNoPartOfAnAnswer(int chunk) {
        String prompt = "root@R1:~# ";
        FakeDevice device = FakeDevice.at(prompt, chunk).on("next", "2\r\n");
        Terminal session = Sessions.connected("linux", device);
        device.echo(false).reader((self, line) -> {
            self.echo(true).reader(FakeDevice::answer);
            self.say(line + "\r\n" + prompt + "ls\r\n12:00\r\n" + prompt + "line 1 of a job\r\nline 2\r\n");
        });
        assertThat(session.execute("cat session")).isEqualTo(prompt + "ls\n12:00");
        assertThat(session.execute("next")).isEqualTo("2");
    }
}
