// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plugboard.itests.distribution.Terminal.CTRL_C;
import static org.plugboard.itests.distribution.Terminal.CTRL_D;
import static org.plugboard.itests.distribution.Terminal.ENTER;
import static org.plugboard.itests.distribution.Terminal.TAB;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's work on NETCONF in the shell of the packaged distribution, on the simulated {@code iosxe}, whose datastores can be edited. */
class NetconfShellIT {

    private static final String PROMPT = "plugboard> ";

    /** No line that is typed here is longer, so that the first line end is that of the Enter key. */
    private static final int COLUMNS = 250;

    private static final String NATIVE = "http://cisco.com/ns/yang/Cisco-IOS-XE-native";
    private static final String DEMO = "urn:plugboard:demo";

    @TempDir
    private static Path workplace;

    private static Installed installed;
    private static Running device;
    private static Path testbed;

    private Terminal terminal;

    @BeforeAll
    static void serveADevice() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Terminal.isPossible(), "there is no script(1) or stty(1) to make a terminal with");
        }
        installed = Installed.copyTo(workplace);
        testbed = workplace.resolve("lab.yaml");
        device = installed.start("simulate", "iosxe", "--name", "R1", "--testbed", testbed.toString());
        device.awaitLine("Serving");
    }

    @AfterAll
    static void stopTheDevice() throws Exception {
        if (device != null) {
            device.stop();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        terminal = installed.openTerminal(COLUMNS, "shell", "-t", testbed.toString());
        terminal.await(PROMPT);
        terminal.type("connect R1 --via netconf --alias nc" + ENTER).await("R1/nc is connected: class netconf");
        terminal.await(PROMPT);
    }

    @AfterEach
    void leave() throws Exception {
        try (Terminal closed = terminal) {
            closed.type(CTRL_D);
            assertThat(closed.awaitEnd()).isZero();
        }
    }

    /** Types a line and presses Enter; what is printed until the next prompt. */
    private String enter(String line) throws Exception {
        terminal.type(line + ENTER).await("\n");
        return terminal.await(PROMPT).strip();
    }

    /** Types the beginning of a line, awaits what the tabulator makes of it, and clears the line. */
    private void complete(String begun, String completed) throws Exception {
        terminal.type(begun + TAB).await(completed);
        terminal.type(CTRL_C).await(PROMPT);
    }

    @Test
    void aCandidateIsLockedEditedComparedAndCommittedByLines() throws Exception {
        assertThat(enter("R1 nc execute 'get-config running <native/>'")).contains("\n    <hostname>R1</hostname>\n");
        assertThat(enter("R1 nc execute 'lock candidate'")).isEqualTo("<ok/>");
        assertThat(enter("connect R1 --via netconf --alias other")).contains("R1/other is connected");
        assertThat(enter("R1 other execute 'lock candidate'"))
                .startsWith("shell: R1/other: lock was refused: lock-denied");
        assertThat(enter("R1 nc execute 'edit-config candidate <native xmlns=\"" + NATIVE
                        + "\"><hostname>core</hostname></native>'"))
                .isEqualTo("<ok/>");
        assertThat(enter("R1 nc execute 'diff running candidate'")).isEqualTo("/native/hostname\n- R1\n+ core");
        assertThat(enter("R1 nc execute 'validate candidate'")).isEqualTo("<ok/>");
        assertThat(enter("R1 nc execute 'commit confirmed 120 persist word'")).isEqualTo("<ok/>");
        assertThat(enter("R1 nc execute 'commit persist-id word'")).isEqualTo("<ok/>");
        assertThat(enter("R1 nc execute 'unlock candidate'")).isEqualTo("<ok/>");
        assertThat(enter("R1 other get-config running '<native/>'")).contains("\n    <hostname>core</hostname>\n");
        assertThat(enter("R1 nc difference running candidate")).isEqualTo("no difference");
    }

    @Test
    void aSafeEditAndASavedReplyAreALineEach() throws Exception {
        Path saved = workplace.resolve("saved.xml");
        assertThat(
                        enter(
                                "R1 nc execute 'edit <interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"><interface>"
                                        + "<name>GigabitEthernet1</name><description>to the core</description></interface></interfaces>'"))
                .isEqualTo("<ok/>");
        assertThat(enter("R1 nc execute 'save " + saved + " get-config running <interfaces/>'"))
                .startsWith(saved + " has ");
        assertThat(saved).content().contains("<description>to the core</description>");
    }

    @Test
    void capabilitiesAreListedAskedForAndMissed() throws Exception {
        assertThat(enter("R1 nc execute capabilities").lines())
                .contains(
                        "urn:ietf:params:netconf:base:1.1",
                        "urn:ietf:params:netconf:capability:candidate:1.0",
                        "urn:plugboard:demo?module=plugboard-demo&revision=2026-01-01");
        assertThat(enter("R1 nc supports :candidate")).isEqualTo("true");
        assertThat(enter("R1 nc execute 'copy-config running ftp://192.0.2.9/R1.xml'"))
                .startsWith("shell: R1/nc: copy-config")
                .contains("needs the capability :url:1.0?scheme=ftp");
    }

    @Test
    void theTabulatorKnowsWhatTheDeviceCan() throws Exception {
        complete("R1 nc execute 'get-c", "get-config ");
        complete("R1 nc execute 'get-config run", "running ");
        complete("R1 nc execute 'edit-config candidate default-operation rep", "replace ");
        complete("R1 nc execute 'supports :conf", ":confirmed-commit:1.1");
        complete("R1 nc lock cand", "candidate ");
        complete("R1 nc get-schema plug", "plugboard-demo ");
        complete("notifications R1 --fi", "--filter ");
    }

    @Test
    void notificationsAreToldInALineEachUntilTheyAreInterrupted() throws Exception {
        assertThat(enter("R1 nc execute '<flap xmlns=\"" + DEMO + "\"/>'")).contains("<ok");
        String filtered = "notifications R1 --from 1h --filter '<link-change xmlns=\"" + DEMO + "\"/>'";
        assertThat(enter(filtered + " --count 2").lines())
                .hasSize(2)
                .allMatch(line ->
                        line.matches("\\d\\d:\\d\\d:\\d\\d link-change interface=GigabitEthernet2 number=\\d+"));
        terminal.type("notifications R1 --from 1h" + ENTER).await("replayComplete");
        terminal.type(CTRL_C).await(PROMPT);
        assertThat(enter("R1")).contains("nc ").doesNotContain("notifications");
    }
}
