// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsIT {

    private static final int BOUND_MS = 60_000;

    @TempDir
    private Path workplace;

    private Installed installed;
    private String testbed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
        testbed = installed
                .file(
                        "lab.yaml",
                        "devices:",
                        "  R1: {connections: {a: {class: echo}}}",
                        "  R2: {connections: {a: {class: echo}}}",
                        "  closed:",
                        "    credentials: {default: {username: u, password: p}}",
                        "    connections: {a: {protocol: ssh, host: 127.0.0.1, port: " + Lab.closedPort() + "}}")
                .toString();
    }

    @Test
    void aClassThatOnlyADroppedJarOffersWorksAtTheFirstTry() throws Exception {
        installed.dropEcho();
        Installed.Ended exec = installed.run("exec", "-t", testbed, "R1", "hello");
        assertThat(exec).isEqualTo(new Installed.Ended(0, "hello\n", ""));
    }

    @Test
    void aDeviceThatFailsLeavesTheOthersTheirAnswers() throws Exception {
        installed.dropEcho();
        Installed.Ended exec = installed.run("exec", "--json", "-t", testbed, "R2", "closed", "R1", "hello");
        assertThat(exec.exit()).isEqualTo(1);
        assertThat(exec.out())
                .containsPattern("\\[\\{\"device\":\"R2\".*\"device\":\"closed\",.*\"ok\":false,.*\"device\":\"R1\"")
                .contains("\"kind\":\"ConnectFailed\"");
        assertThat(exec.err()).contains("closed/");
    }

    @Test
    void anUnknownClassIsNamedWithThoseThatAreThere() throws Exception {
        Installed.Ended exec = installed.run("exec", "-t", testbed, "R1", "hello");
        assertThat(exec.exit()).isEqualTo(2);
        assertThat(exec.err()).contains("no connection class 'echo'", "cli");
    }

    @Test
    void wrongUsageAndABadFileExitWithTwo() throws Exception {
        Path bad = installed.file("bad.yaml", "devices:", "  R1: {connections: {a: {port: 99999}}}");
        assertThat(installed.run("exec", "-t", bad.toString(), "R1", "x"))
                .returns(2, Installed.Ended::exit)
                .satisfies(ended -> assertThat(ended.err()).contains("bad.yaml:2:"));
        assertThat(installed.run("exec", "-t", testbed, "R9", "x").exit()).isEqualTo(2);
        assertThat(installed.run("exce")).returns(2, Installed.Ended::exit).satisfies(ended -> assertThat(ended.err())
                .contains("exec"));
    }

    @Test
    void theDemoRunsByItselfAndLeavesNothingBehind() throws Exception {
        Installed.Ended demo = installed.run("demo");
        assertThat(demo.exit()).as(demo.toString()).isZero();
        assertThat(demo.out())
                .contains("class cli", "class telnet", "class netconf", "class echo")
                .contains("R1/default>", "N1/default>", "J1/default>", "L1/default>", "R1/second>", "R1/pool: total 3")
                .containsSubsequence("echo says: hello\n", "was removed", "echo says: hello again", "All is closed");
        assertThat(demo.err()).isEmpty();
        assertThat(installed.userHome()).isEmptyDirectory();
        assertThat(installed.temporary()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "demo", "help"})
    @EnabledOnOs(OS.LINUX)
    void anOutputThatCannotBeWrittenIsAFailure(String command) throws Exception {
        try (Running process = installed.start(Redirect.to(new File("/dev/full")), command)) {
            Installed.Ended ended = process.awaitEnd();
            assertThat(ended.exit()).as(ended.toString()).isEqualTo(1);
            assertThat(ended.err()).isEqualTo("plugboard: the output could not be written\n");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anAnswerThatCannotBeWrittenIsAFailure() throws Exception {
        installed.dropEcho();
        try (Running exec = installed.start(Redirect.to(new File("/dev/full")), "exec", "-t", testbed, "R1", "hello")) {
            assertThat(exec.awaitEnd())
                    .isEqualTo(new Installed.Ended(1, "", "plugboard: the output could not be written\n"));
        }
    }

    @Test
    void anInterruptedCommandClosesItsConnections() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(BOUND_MS);
            Path file = installed.file(
                    "silent.yaml",
                    "devices: {R1: {connections: {a: {protocol: telnet, host: 127.0.0.1, port: " + silent.getLocalPort()
                            + "}}}}");
            try (Running exec = installed.start("exec", "-t", file.toString(), "R1", "x");
                    Socket peer = silent.accept()) {
                peer.setSoTimeout(BOUND_MS);
                exec.interrupt();
                // Returns when the other side has closed.
                peer.getInputStream().transferTo(OutputStream.nullOutputStream());
                assertThat(exec.awaitEnd()).isEqualTo(new Installed.Ended(128 + 15, "", ""));
            }
        }
        assertThat(installed.temporary()).isEmptyDirectory();
    }
}
