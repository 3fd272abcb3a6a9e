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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Junos: a shell in front, prompts of several lines, and lines that take effect together. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JunosTest {

    private static final String OPERATIONAL = "\r\n{master}\r\nroot@vmx> ";
    private static final String CONFIGURATION = "\r\n{master}[edit]\r\nroot@vmx# ";
    private static final String SHOW = "show system uptime";

    private final FakeDevice device = FakeDevice.at(OPERATIONAL)
            .on(SHOW, "Current time: 12:00\r\n")
            .on("set cli screen-length 0", "Screen length set to 0\r\n")
            .on("set cli screen-width 0", "Screen width set to 0\r\n")
            .reader(this::operational);
    private String onEntry = "";
    private String onCommit = "commit complete\r\n";
    private boolean changed;

    @Test
    void theLinesAboveThePromptBelongToIt() {
        Terminal session = Sessions.connected("junos", device);
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
        device.on("show long", "{master}\r\n[edit]\r\nline\r\n".repeat(200));
        assertThat(session.execute("show long"))
                .isEqualTo("{master}\n[edit]\nline\n".repeat(200).stripTrailing());
        assertThat(sent()).containsExactly("set cli screen-length 0", "set cli screen-width 0", SHOW, "show long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@vmx:~ # ", "root@vmx% ", "% ", "root@:~ # "})
    void aSessionThatBeginsInTheShellIsLedToTheCommandLineAndSetUpThere(String shell) {
        FakeDevice root = FakeDevice.at(shell).on(SHOW, "12:00\r\n").reader((self, line) -> {
            if (line.equals("cli")) {
                self.prompt(OPERATIONAL).reader(FakeDevice::answer).say(OPERATIONAL);
            } else {
                self.say(line + ": Command not found.\r\n" + shell);
            }
        });
        Terminal session = Sessions.connected("junos", root);
        assertThat(session.execute(SHOW)).isEqualTo("12:00");
        List<String> lines = root.lines.stream()
                .filter(line -> !line.startsWith("#pb") && !line.isEmpty())
                .toList();
        assertThat(lines).containsExactly("cli", "set cli screen-length 0", "set cli screen-width 0", SHOW);
    }

    @Test
    void configuredLinesAreCommittedBehindTheLastOne() {
        Terminal session = Sessions.connected("junos", device);
        assertThat(session.configure("set system location floor 1\nset snmp location lab"))
                .isEqualTo("commit complete");
        assertThat(sent().subList(2, sent().size()))
                .containsExactly(
                        "configure",
                        "set system location floor 1",
                        "set snmp location lab",
                        "commit",
                        "exit configuration-mode");
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void aRefusedLineLeavesNothingBehind() {
        Terminal session = Sessions.connected("junos", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set snmp location lab\nset nonsense\nset more"))
                .satisfies(e -> assertThat(e.line()).isEqualTo("set nonsense"));
        assertThat(sent()).endsWith("set nonsense", "rollback 0", "exit configuration-mode");
        assertThat(changed).isFalse();
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void aCommitThatFailsIsSaidAndItsLinesAreDropped() {
        onCommit = "[edit interfaces ge-0/0/0]\r\n  'unit 29'\r\nerror: configuration check-out failed\r\n";
        Terminal session = Sessions.connected("junos", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set interfaces ge-0/0/0 unit 29"))
                .withMessageContainingAll("does not commit", "check-out failed", "rollback 0")
                .satisfies(e -> assertThat(e.line()).isEqualTo("commit"));
        assertThat(sent()).endsWith("commit", "rollback 0", "exit configuration-mode");
    }

    @Test
    void whoCommitsByHimselfIsNotHelped() {
        Terminal session = Sessions.connected("junos", device);
        session.configure("set snmp location lab\ncommit confirmed 5");
        assertThat(sent()).endsWith("commit confirmed 5", "exit configuration-mode");
    }

    @Test
    void whatSomebodyElseHasNotCommittedIsNotCommittedWithOurs() {
        onEntry = "The configuration has been changed but not committed\r\n";
        changed = true;
        Terminal session = Sessions.connected("junos", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set snmp location lab"))
                .withMessageContainingAll("R1/cli", "changed but not committed");
        assertThat(sent()).endsWith("configure", "exit configuration-mode", "yes");
        assertThat(changed).as("it is still in the candidate").isTrue();
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void aConfigurationThatWasCutShortIsLeftWithoutACommitOrALoss() {
        Terminal session = Sessions.connected("junos", device.hold("set slow"));
        assertThatThrownBy(() -> session.configure("set snmp location lab\nset slow", Duration.ofMillis(300)))
                .isInstanceOf(TimedOutException.class);
        device.release("");
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
        assertThat(sent()).doesNotContain("commit").endsWith("exit configuration-mode", "yes", SHOW);
        assertThat(changed).isTrue();
    }

    @Test
    void whoIsInTheModeByHimselfStaysAndIsNotCommitted() {
        Terminal session = Sessions.connected("junos", device);
        session.execute("configure");
        assertThat(session.configure("set snmp location lab")).isEmpty();
        assertThat(sent()).endsWith("configure", "set snmp location lab");
        session.enable();
        assertThat(sent()).endsWith("exit configuration-mode", "yes");
    }

    @Test
    void theNextWayIsTriedWhereTheDeviceDoesNotKnowTheFirst() {
        FakeDevice other = FakeDevice.at("root@vmx> ");
        other.reader((self, line) -> {
            switch (line) {
                case "configure" -> self.prompt("root@vmx# ").answer("");
                case "exit" -> self.prompt("root@vmx> ").answer("");
                default -> self.answer(line);
            }
        });
        other.on("commit", "commit complete\r\n").on("set x", "\r\n[edit]\r\n");
        assertThat(Sessions.connected("junos", other).configure("set x")).isEqualTo("commit complete");
        assertThat(other.lines).endsWith("exit configuration-mode", "exit");
    }

    @Test
    void aWrongPasswordIsRefused() {
        FakeDevice login = FakeDevice.greeting("\r\nvmx (ttyu0)\r\n\r\nlogin: ", (self, line) -> self.echo(false)
                .reader((again, password) -> again.say("\r\nLogin incorrect\r\nlogin: "))
                .say("Password:"));
        assertThatThrownBy(() -> Sessions.create(
                                Sessions.context("junos", login.transport, Sessions.CREDENTIAL, Map.of()), "telnet")
                        .connect(Deadline.after(Sessions.LONG)))
                .hasMessageContaining("Login incorrect");
    }

    private List<String> sent() {
        return device.lines.stream().filter(line -> !line.startsWith("#pb")).toList();
    }

    private void operational(FakeDevice self, String line) {
        if (line.equals("configure")) {
            self.prompt(CONFIGURATION).reader(this::configuration);
            self.say("Entering configuration mode\r\n" + onEntry + CONFIGURATION);
        } else {
            self.answer(line);
        }
    }

    private void configuration(FakeDevice self, String line) {
        switch (line) {
            case "exit configuration-mode" -> {
                if (changed) {
                    self.say("The configuration has been changed but not committed\r\n"
                            + "Exit with uncommitted changes? [yes,no] (yes) ");
                    self.reader((again, answer) -> leave(again));
                } else {
                    leave(self);
                }
            }
            case "set nonsense" -> self.say("          ^\r\nsyntax error.\r\n" + CONFIGURATION);
            case "rollback 0" -> {
                changed = false;
                self.say("load complete\r\n" + CONFIGURATION);
            }
            case "commit", "commit confirmed 5" -> {
                changed = onCommit.contains("error");
                self.say(onCommit + CONFIGURATION);
            }
            default -> {
                changed |= line.startsWith("set ");
                self.say(CONFIGURATION);
            }
        }
    }

    private void leave(FakeDevice self) {
        self.prompt(OPERATIONAL).reader(this::operational).say("Exiting configuration mode\r\n" + OPERATIONAL);
    }
}
