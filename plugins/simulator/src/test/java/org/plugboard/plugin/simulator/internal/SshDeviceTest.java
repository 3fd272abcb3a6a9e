// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;

/** Against the client of OpenSSH. */
class SshDeviceTest {

    private final Simulator simulator = new Simulator();
    private final SimulatedDevice server = simulator.start("linux", "toolbox");

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheClient() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Stream.of("ssh", "sshpass").allMatch(SshDeviceTest::isHere), "OpenSSH and sshpass are not here");
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void openSshLogsInAndWorksInTheShell() throws Exception {
        Process ssh = ssh(TelnetUser.reveal(server, "password"), "hostname\recho one  two\rnonsense\r: mark\rexit\r");

        assertThat(output())
                .startsWith("admin@toolbox:~$ hostname\r\ntoolbox\r\nadmin@toolbox:~$ ")
                .contains("\r\none two\r\n", "-bash: nonsense: command not found\r\n")
                .contains(": mark\r\nadmin@toolbox:~$ exit\r\nlogout\r\n");
        assertThat(ssh.exitValue()).isZero();
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        Process ssh = ssh("wrong", "");

        assertThat(output()).doesNotContain("toolbox:~$");
        assertThat(ssh.exitValue()).as("sshpass says: wrong password").isEqualTo(5);
    }

    private Process ssh(String password, String input) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "sshpass",
                "-e",
                "ssh",
                "-tt",
                "-F",
                "none",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o",
                "GlobalKnownHostsFile=none",
                "-o",
                "PubkeyAuthentication=no",
                "-o",
                "EscapeChar=none",
                "-p",
                String.valueOf(server.port("ssh")),
                "admin@127.0.0.1"));
        builder.environment().put("SSHPASS", password);
        builder.redirectError(folder.resolve("errors").toFile());
        builder.redirectOutput(folder.resolve("output").toFile());
        Process ssh = builder.start();
        try (OutputStream keys = ssh.getOutputStream()) {
            keys.write(input.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            ssh.onExit().get(30, TimeUnit.SECONDS);
        } finally {
            ssh.destroyForcibly();
        }
        return ssh;
    }

    private String output() throws Exception {
        return Files.readString(folder.resolve("output"));
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
