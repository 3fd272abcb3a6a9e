// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Junos: a shell in front, prompts of several lines, and lines that take effect together. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JunosTest {

    private static final String SHOW = FakeJunos.SHOW;

    private final FakeJunos junos = new FakeJunos();
    private final FakeDevice device = junos.device;

    @Test
    void theLinesAboveThePromptBelongToIt() {
        Terminal session = Sessions.connected("junos", device);
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
        device.on("show long", "{master}\r\n[edit]\r\nline\r\n".repeat(200));
        assertThat(session.execute("show long"))
                .isEqualTo("{master}\n[edit]\nline\n".repeat(200).stripTrailing());
        assertThat(junos.sent())
                .containsExactly("set cli screen-length 0", "set cli screen-width 0", SHOW, "show long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@vmx:~ # ", "root@vmx% ", "% ", "root@:~ # "})
    void aSessionThatBeginsInTheShellIsLedToTheCommandLineAndSetUpThere(String shell) {
        FakeDevice root = FakeDevice.at(shell).on(SHOW, "12:00\r\n").reader((self, line) -> {
            if (line.equals("cli")) {
                self.prompt(FakeJunos.OPERATIONAL).reader(FakeDevice::answer).say(FakeJunos.OPERATIONAL);
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
        assertThat(junos.sent().subList(2, junos.sent().size()))
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
        assertThat(junos.sent()).endsWith("set nonsense", "rollback 0", "exit configuration-mode");
        assertThat(junos.changed).isFalse();
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void aCommitThatFailsIsSaidAndItsLinesAreDropped() {
        junos.onCommit = "[edit interfaces ge-0/0/0]\r\n  'unit 29'\r\nerror: configuration check-out failed\r\n";
        Terminal session = Sessions.connected("junos", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set interfaces ge-0/0/0 unit 29"))
                .withMessageContainingAll("does not commit", "check-out failed", "rollback 0")
                .satisfies(e -> assertThat(e.line()).isEqualTo("commit"));
        assertThat(junos.sent()).endsWith("commit", "rollback 0", "exit configuration-mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit",
                "comm",
                "commit confirmed 5",
                "commit comment \"as told\"",
                "commit at 23:00",
                "commit | no-more"
            })
    void whoCommitsByHimselfIsNotHelped(String commit) {
        Terminal session = Sessions.connected("junos", device);
        session.configure("set snmp location lab\n  " + commit);
        assertThat(junos.sent()).endsWith("  " + commit, "exit configuration-mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit check", "commit  check | no-more", "set commit-delay 5", "committed"})
    void whatChangesNothingIsNoCommit(String line) {
        Terminal session = Sessions.connected("junos", device);
        session.configure("set snmp location lab\n" + line);
        assertThat(junos.sent()).endsWith(line, "commit", "exit configuration-mode");
        assertThat(junos.changed).isFalse();
    }

    @Test
    void whatSomebodyElseHasNotCommittedIsNotCommittedWithOurs() {
        junos.onEntry = "The configuration has been changed but not committed\r\n";
        junos.changed = true;
        Terminal session = Sessions.connected("junos", device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> session.configure("set snmp location lab"))
                .withMessageContainingAll("R1/cli", "changed but not committed");
        assertThat(junos.sent()).endsWith("configure", "exit configuration-mode", "yes");
        assertThat(junos.changed).as("it is still in the candidate").isTrue();
        assertThat(session.execute(SHOW)).isEqualTo("Current time: 12:00");
    }

    @Test
    void whoIsInTheModeByHimselfStaysAndIsNotCommitted() {
        Terminal session = Sessions.connected("junos", device);
        Sessions.enter(session, "configure");
        assertThat(session.configure("set snmp location lab")).isEmpty();
        assertThat(junos.sent()).endsWith("configure", "set snmp location lab");
        session.enable();
        assertThat(junos.sent()).endsWith("exit configuration-mode", "yes");
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
}
