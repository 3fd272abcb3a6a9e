// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;

/** A netconfd and an sshd in front of it, run by whoever runs the tests, so that a test may stop and kill them. */
final class OwnNetconfd implements AutoCloseable {

    private static final Path NETCONFD = Path.of("/usr/sbin/netconfd");

    private final OwnSshd sshd;
    private final Process daemon;
    private final Path folder;

    private OwnNetconfd(OwnSshd sshd, Process daemon, Path folder) {
        this.sshd = sshd;
        this.daemon = daemon;
        this.folder = folder;
    }

    /** Starts both with all that belongs to them in this folder; skips the test where netconfd is not installed. */
    static OwnNetconfd start(Path folder, String... options) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(NETCONFD), NETCONFD + " is not there: install netconfd");
        Path socket = folder.resolve("socket");
        OwnSshd sshd = OwnSshd.start(
                folder,
                port -> List.of("Subsystem netconf \"/usr/sbin/netconf-subsystem --ncxserver-sockname=%d@%s\""
                        .formatted(port, socket)));
        OwnNetconfd started = new OwnNetconfd(sshd, launch(folder, socket, sshd.port(), options), folder);
        Eventually.await(
                () -> "netconfd makes no socket; see " + folder.resolve("log"),
                () -> Files.exists(socket) || !started.daemon.isAlive());
        assertThat(started.daemon.isAlive()).as("netconfd runs").isTrue();
        return started;
    }

    private static Process launch(Path folder, Path socket, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                NETCONFD.toString(),
                "--no-startup",
                "--superuser=" + System.getProperty("user.name"),
                "--access-control=off",
                "--ncxserver-sockname=" + socket,
                "--port=" + port));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    int port() {
        return sshd.port();
    }

    /** NETCONF itself on the process's streams, for who brings his own transport. */
    Process subsystem() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/sbin/netconf-subsystem",
                        "--ncxserver-sockname=%d@%s".formatted(port(), folder.resolve("socket")))
                .redirectError(folder.resolve("subsystem.log").toFile());
        builder.environment().put("SSH_CONNECTION", "127.0.0.1 1 127.0.0.1 " + port());
        builder.environment().put("USER", System.getProperty("user.name"));
        return builder.start();
    }

    /** The device behind this port of the loopback address. */
    DeviceFacts device(int port) {
        return DeviceFacts.named("device")
                .path(org.plugboard.device.Path.of("nc", path(port)))
                .credentials(Credentials.of(new Credential(Map.of("username", System.getProperty("user.name")))))
                .build();
    }

    Map<String, Object> path(int port) {
        return Map.of(
                "protocol",
                "netconf",
                "host",
                "127.0.0.1",
                "port",
                port,
                "private_key",
                sshd.key().toString(),
                "known_hosts",
                folder.resolve("known_hosts").toString());
    }

    /** Whether a client has come as far as the subsystem. */
    boolean hasClient() {
        return sshd.runs("netconf-subsystem");
    }

    /** netconfd does nothing any more; what connects to it waits. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** netconfd goes on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, String.valueOf(daemon.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor(20, TimeUnit.SECONDS) && kill.exitValue() == 0)
                .as("kill " + signal)
                .isTrue();
    }

    /** netconfd is gone at once. */
    void kill() throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        daemon.destroyForcibly();
        sshd.close();
    }
}
