// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** The data of unicon.plugins, which are no part of the project and lie beside it. */
class MockDataTest {

    private static final Path FOLDER = Path.of(System.getProperty("plugboard.root"), "..", "shared", "mock_data");

    private final Simulator simulator = new Simulator();

    @BeforeEach
    void needsTheData() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(FOLDER), () -> "there are no mock data in " + FOLDER);
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ios, cisco, cisco, Username:, R1>",
        "iosxe, cisco, cisco, Username:, R1>",
        "nxos, cisco, cisco, Username:, 'R1# '",
        "junos, root, lab, login:, root@junos_vmx2>",
        "linux, cisco, cisco, Login:, 'R1$ '",
    })
    void everyOperatingSystemIsReadAndLoggedInto(
            String os, String user, String password, String question, String prompt) throws Exception {
        SimulatedDevice device = start(os, null);

        assertThat(device.os()).isEqualTo(os);
        assertThat(device.credential().username()).contains(user);
        assertThat(TelnetUser.reveal(device, "password")).isEqualTo(password);
        try (TelnetUser telnet = new TelnetUser(device)) {
            telnet.readTo(question);
            telnet.type(user + "\r", "ssw");
            telnet.readTo(": ");
            telnet.type(password + "\r", prompt);
        }
        try (SshUser ssh = SshUser.shell(device)) {
            ssh.readTo(prompt);
        }
    }

    @Test
    void enableAndConfigurationAreReached() throws Exception {
        SimulatedDevice device = start("ios", null);

        assertThat(TelnetUser.reveal(device, "enable_password")).isEqualTo("cisco");
        try (SshUser user = SshUser.shell(device)) {
            user.readTo("R1>");
            assertThat(user.type("enable\r", "Password: ")).isEqualTo("enable\r\nPassword: ");
            assertThat(user.type("cisco\r", "R1#")).isEqualTo("\r\nR1#");
            assertThat(user.type("show  version\r", "R1#")).contains("% Invalid input detected at '^' marker.\r\n");
            assertThat(user.type("show version\r", "R1#")).contains("Cisco IOS Software, 7200 Software");
            assertThat(user.type("config term\r", ")#")).contains("R1(conf)#");
            assertThat(user.type("end\r", "#")).isEqualTo("end\r\nR1#");
        }
    }

    @Test
    void aListOfAnswersIsWalkedAndCircularOnesBeginAgain() throws Exception {
        try (SshUser user = SshUser.shell(start("linux", "exec"))) {
            user.readTo("R1$ ");
            assertThat(user.type("echo $?\r", "$ ").lines().toList()).contains("1");
            assertThat(user.type("echo $?\r", "R1$ ").lines().toList()).contains("0");
            assertThat(user.type("echo $?\r", "R1$ ").lines().toList()).contains("2");
            assertThat(user.type("echo $?\r", "R1$ ").lines().toList()).contains("2");
        }
        try (SshUser user = SshUser.shell(start("ios", "exec"))) {
            user.readTo("R1>");
            String first = user.type("show int e0/0\r", "R1>");
            assertThat(user.type("show int e0/0\r", "R1>"))
                    .contains(" 64 packets input")
                    .isNotEqualTo(first);
            user.type("show int e0/0\r", "R1>");
            assertThat(user.type("show int e0/0\r", "R1>")).isEqualTo(first);
        }
    }

    @Test
    void keysAreUnderstoodWithoutEnter() throws Exception {
        try (SshUser user = SshUser.shell(start("ios", "ios_setup_mgmt"))) {
            user.readTo("[yes/no]: ");
            assertThat(user.type("\u0003", "#")).isEqualTo("\r\nR1#");
        }
    }

    @Test
    void filesAreReadFromAboveTheFolder() throws Exception {
        try (SshUser user = SshUser.shell(start("iosxe", "ctc_enable"))) {
            user.readTo("R1#");
            assertThat(user.type("show version\r", "R1#")).contains("Cisco IOS XE Software, Version ");
        }
    }

    @Test
    void linesComeAtTheirPace() throws Exception {
        try (SshUser user = SshUser.shell(start("linux", "exec"))) {
            user.readTo("R1$ ");
            assertThat(user.type("ping -A -c5 127.0.0.1\r", "R1$ "))
                    .contains("icmp_seq=1", "icmp_seq=5", "ipg/ewma 200.425/0.020 ms\r\n");
        }
    }

    @Test
    void anUnknownStateOrSystemIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> start("ios", "enabel"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("enable");
        assertThatThrownBy(() -> start("iosx", null))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("iosxe");
    }

    private SimulatedDevice start(String os, @Nullable String state) {
        return simulator.start(new Simulation.MockData(FOLDER, os, state), "R1");
    }
}
