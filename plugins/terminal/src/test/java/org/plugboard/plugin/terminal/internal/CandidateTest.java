// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.cli.Action;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.Configuration.Commit;
import org.plugboard.cli.ConfigurationRefusedException;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.Terminal;

/** Lines that take effect together: on Junos, where the candidate is shared, and on IOS XR, where it is one's own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CandidateTest {

    private final FakeJunos junos = new FakeJunos();
    private final FakeXr xr = new FakeXr();

    /** It only says that it takes long (netmiko, cisco_xr.py). */
    @Test
    void aLargeCommitOnIosXrIsConfirmed() {
        String exec = "RP/0/RP0/CPU0:r1#";
        String config = "RP/0/RP0/CPU0:r1(config)#";
        FakeDevice device = FakeDevice.at(exec).prompt(exec);
        device.reader((self, line) -> {
            switch (line) {
                case "configure terminal" -> self.prompt(config).say(config);
                case "commit" ->
                    self.say("This could be a few minutes if your config is large. Confirm? [y/n][confirm]");
                case "y", "hostname r1" -> self.say("\r\n" + self.prompt());
                case "end" -> self.prompt(exec).say(exec);
                default -> self.answer(line);
            }
        });
        Sessions.connected("iosxr", device).configure("hostname r1");
        assertThat(device.lines).containsSubsequence("hostname r1", "commit", "y", "end");
    }

    @Test
    void aCommentGoesWithTheCommit() {
        Terminal session = Sessions.connected("junos", junos.device);
        ConfigurationResult result =
                session.apply(Configuration.of("set snmp location lab").because("ticket 7"));
        assertThat(junos.sent()).contains("commit comment \"ticket 7\"");
        assertThat(result.commit()).contains("commit complete");
        assertThatThrownBy(() -> session.apply(Configuration.of("set x").because("a \"quoted\" word")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.changed).isFalse();
    }

    @Test
    void aReasonIsRefusedWhereTheCommitTakesNone() {
        FakeEos eos = new FakeEos();
        Terminal session = eos.session();
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(
                        () -> session.apply(Configuration.of("description x").because("ticket 7")))
                .withMessageContainingAll("R1/cli", "no comment");
        assertThat(eos.sent()).doesNotContain("description x");
        Terminal router = Sessions.connected("junos", junos.device);
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(() -> router.apply(
                        Configuration.of("set snmp location lab", "commit").because("ticket 7")))
                .withMessageContaining("the caller commits");
        assertThat(junos.changed).isFalse();
    }

    @Test
    void aCommitOfTheCallersMayLeaveTheModeAtTheLastLine() {
        Terminal session = Sessions.connected("junos", junos.device);
        session.configure("set snmp location lab\ncommit and-quit");
        assertThat(junos.sent()).endsWith("set snmp location lab", "commit and-quit");
        assertThat(session.mode()).isEqualTo("enable");
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.configure("commit and-quit\nrequest system reboot"))
                .satisfies(e -> assertThat(e.line()).isEqualTo("commit and-quit"));
        assertThat(junos.sent()).doesNotContain("request system reboot");
    }

    @Test
    void whereTheLastLineLeadsOutNothingIsCommitted() {
        Terminal session = xr.session();
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.configure("hostname r1\nend"))
                .withMessageContainingAll("\"end\" led out of mode config", "nothing is committed");
        assertThat(xr.sent()).endsWith("hostname r1", "end");
    }

    @Test
    void linesThatAreTriedAreCheckedComparedAndDropped() {
        Terminal session = Sessions.connected("junos", junos.device);
        junos.onShow = "[edit snmp]\r\n+  location lab;\r\n";
        ConfigurationResult result =
                session.apply(Configuration.of("set snmp location lab").ending(Commit.CHECK));
        assertThat(result.commit()).contains("configuration check succeeds\n[edit snmp]\n+  location lab;");
        assertThat(junos.sent())
                .endsWith(
                        "set snmp location lab",
                        "commit check",
                        "show | compare",
                        "rollback 0",
                        "exit configuration-mode");
        assertThat(junos.changed).isFalse();
    }

    @Test
    void linesThatDoNotPassTheCheckAreDroppedToo() {
        Terminal session = Sessions.connected("junos", junos.device);
        junos.onCheck = "error: configuration check-out failed\r\n";
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() ->
                        session.apply(Configuration.of("set snmp location lab").ending(Commit.CHECK)))
                .satisfies(e -> assertThat(e.line()).isEqualTo("commit check"))
                .satisfies(e -> assertThat(e.result().commit()).contains("error: configuration check-out failed"));
        assertThat(junos.sent()).endsWith("commit check", "rollback 0", "exit configuration-mode");
    }

    @Test
    @Tag("semantics-136")
    void theSettingsSayWhatRefusesACheckAndTheDroppingOfLines() {
        Terminal session = Sessions.connected(
                "junos", junos.device, Map.of("APPEND_CONFIGURE_ERROR_PATTERN", List.of("^note: not now", "^kept")));
        junos.onCheck = "note: not now\r\n";
        Configuration tried = Configuration.of("set snmp location lab").ending(Commit.CHECK);
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(tried))
                .withMessageContaining("note: not now");
        junos.onRollback = "kept\r\n";
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(tried))
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("does not drop the lines that are not committed: kept"));
    }

    @Test
    void linesThatAreLeftStayInTheCandidate() {
        Terminal session = Sessions.connected("junos", junos.device);
        ConfigurationResult result =
                session.apply(Configuration.of("set snmp location lab").ending(Commit.KEEP));
        assertThat(result.commit()).isEmpty();
        assertThat(junos.sent()).endsWith("set snmp location lab", "exit configuration-mode", "yes");
        assertThat(junos.changed).isTrue();
        assertThat(session.execute(FakeJunos.SHOW)).isEqualTo("Current time: 12:00");
        assertThat(junos.sent()).doesNotContain("rollback 0");
    }

    @Test
    void whoHasLinesInTheCandidateDoesNotLoseThemToATrial() {
        Terminal session = Sessions.connected("junos", junos.device);
        session.switchTo("config");
        assertThatThrownBy(() -> session.apply(Configuration.of("set x").ending(Commit.CHECK)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("R1/cli", "leave it first");
        assertThat(junos.sent()).doesNotContain("rollback 0", "set x");
    }

    @Test
    void allLinesAreSentAndAllDroppedWhereOneOfThemIsRefused() {
        Terminal session = Sessions.connected("junos", junos.device);
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.apply(
                        Configuration.of("set a", "set nonsense", "set b").keepingGoing()))
                .satisfies(e -> assertThat(e.result().lines())
                        .extracting(ConfigurationResult.Line::isRefused)
                        .containsExactly(false, true, false));
        assertThat(junos.sent())
                .endsWith("set b", "rollback 0", "exit configuration-mode")
                .doesNotContain("commit");
    }

    @Test
    void aCommitThatSaysNothingIsOne() {
        Terminal session = xr.session();
        ConfigurationResult result =
                session.apply(Configuration.of("hostname r1", "interface Lo0").because("as told"));
        assertThat(result.commit()).contains("");
        assertThat(xr.sent())
                .containsExactly(
                        "configure terminal", "hostname r1", "interface Lo0", "commit comment \"as told\"", "end");
        assertThat(session.mode()).isEqualTo("enable");
    }

    @Test
    void whyACommitFailedIsAskedAndSaid() {
        xr.onCommit = "\r\n% Failed to commit one or more configuration items during a pseudo-atomic operation.\r\n";
        Terminal session = xr.session();
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.configure("router bgp 1"))
                .withMessageContainingAll(
                        "R1/cli",
                        "does not commit",
                        "Failed to commit",
                        "show configuration failed",
                        "Process did not respond",
                        "abort")
                .satisfies(e -> assertThat(e.answer()).contains("Process did not respond"))
                .satisfies(e -> assertThat(e.result().lines()).hasSize(1));
        assertThat(xr.sent()).endsWith("commit", "show configuration failed", "abort");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void whatOthersCommittedMeanwhileIsNotRunOver() {
        xr.asks = true;
        Terminal session = xr.session();
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.configure("router bgp 1"))
                .withMessageContaining("commits have occurred from other");
        assertThat(xr.sent()).endsWith("commit", "no", "show configuration failed", "abort");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void unlessTheCallerWantsIt() {
        xr.asks = true;
        Terminal session = xr.session();
        Dialog anyway = Dialog.of(Statement.on("commit anyway\\? \\[no\\]: ?$", Action.sendLine("yes")));
        session.apply(Configuration.of("router bgp 1").answering(anyway));
        assertThat(xr.sent()).endsWith("commit", "yes", "end");
    }

    @Test
    void aDifferenceIsEnoughForATrialAndACandidateOfOnesOwnCannotBeLeft() {
        Terminal session = xr.session();
        assertThat(session.apply(Configuration.of("hostname r1").ending(Commit.CHECK))
                        .commit())
                .contains("hostname r1\nend");
        assertThat(xr.sent()).endsWith("hostname r1", "show configuration", "abort");
        assertThatThrownBy(() -> session.apply(Configuration.of("hostname r1").ending(Commit.KEEP)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContainingAll("R1/cli", "keeps no lines");
        assertThat(session.execute("show clock")).isEqualTo("12:00");
    }

    @Test
    void aLineThatIsRefusedEndsItAndNothingIsCommitted() {
        Terminal session = xr.session();
        assertThatExceptionOfType(ConfigurationRefusedException.class)
                .isThrownBy(() -> session.configure("hostname r1\nnonsense\nhostname r2"))
                .satisfies(
                        e -> assertThat(e.result().refused()).singleElement().satisfies(line -> assertThat(line.line())
                                .isEqualTo("nonsense")));
        assertThat(xr.sent()).endsWith("nonsense", "abort");
    }

    @Test
    void aSessionOfOnesOwnIsOpenedAndCommittedUnderItsName() {
        FakeEos eos = new FakeEos();
        Terminal session = eos.session();
        session.configure("interface Et1\ndescription x");
        List<String> sent = eos.sent();
        assertThat(sent.get(0)).matches("configure session plugboard-[0-9a-f]{8}");
        assertThat(sent.subList(1, sent.size())).containsExactly("interface Et1", "description x", "commit");
        assertThat(session.mode()).isEqualTo("enable");
        assertThatThrownBy(() -> session.configure("nonsense")).isInstanceOf(ConfigurationRefusedException.class);
        assertThat(eos.sent()).endsWith("nonsense", "abort");
        assertThat(session.mode()).isEqualTo("enable");
        assertThat(session.apply(Configuration.of("description y").ending(Commit.CHECK))
                        .commit())
                .get()
                .asString()
                .contains("+   description y");
        assertThat(eos.sent()).endsWith("description y", "show session-config diffs", "abort");
    }

    @Test
    void aDeviceThatWorksWithoutACandidateIsNotAskedToCommit() {
        FakeVrp immediate = new FakeVrp("[R1]");
        immediate.session().configure("sysname R1");
        assertThat(immediate.sent()).containsExactly("system-view", "sysname R1", "return");
        FakeVrp twoStage = new FakeVrp("[~R1]");
        twoStage.session().configure("sysname R1");
        assertThat(twoStage.sent()).containsExactly("system-view", "sysname R1", "commit", "return");
        assertThatThrownBy(() -> new FakeVrp("[R1]")
                        .session()
                        .apply(Configuration.of("x").ending(Commit.CHECK)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("each line takes effect at once");
    }
}
