// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.plugboard.spi.Deadline;

/** OpenSSH's own server on a free loopback port, run by whoever runs the tests, who alone can log in, with a key. */
final class OpenSshServer implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final Process process;

    private OpenSshServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Skips a test that needs a terminal where sshd cannot give one: run by an ordinary user it cannot make the terminal
     * the group's that the system gives terminals to, so the system itself must do that (devpts with {@code gid}).
     */
    static void assumeTerminals() throws IOException {
        boolean given = System.getProperty("user.name").equals("root")
                || Files.readAllLines(Path.of("/proc/mounts")).stream()
                        .anyMatch(mount -> mount.startsWith("devpts ") && mount.contains("gid="));
        Assumptions.assumeTrue(given, "devpts is mounted without gid: an ordinary user's sshd gives no terminal here");
    }

    /** Starts it with the keys {@code user}, {@code locked} (passphrase {@code open sesame}) and host keys of two types. */
    static OpenSshServer start(Path folder, String... more) throws IOException, InterruptedException {
        boolean required = System.getenv("PLUGBOARD_SERVERS_REQUIRED") != null
                || System.getProperty("PLUGBOARD_SERVERS_REQUIRED") != null;
        if (!Files.isExecutable(SSHD)) {
            if (required) {
                Assertions.fail(SSHD + " is not there and PLUGBOARD_SERVERS_REQUIRED is set");
            }
            Assumptions.abort(SSHD + " is not there: install openssh-server");
        }
        keygen(folder, "host_ed25519", "ed25519", "");
        keygen(folder, "host_rsa", "rsa", "");
        keygen(folder, "user", "ed25519", "");
        keygen(folder, "locked", "ed25519", "open sesame");
        Files.writeString(
                folder.resolve("authorized_keys"),
                Files.readString(folder.resolve("user.pub")) + Files.readString(folder.resolve("locked.pub")));
        int port = freePort();
        Files.write(
                folder.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + port,
                        "HostKey " + folder.resolve("host_ed25519"),
                        "HostKey " + folder.resolve("host_rsa"),
                        "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                        "PidFile none",
                        "PermitRootLogin yes",
                        "StrictModes no",
                        "UsePAM no",
                        "UseDNS no",
                        "PrintMotd no",
                        "MaxStartups 100",
                        "Subsystem echo /bin/cat",
                        String.join("\n", more)));
        OpenSshServer server = new OpenSshServer(folder, port, launch(folder));
        server.awaitPort();
        return server;
    }

    int port() {
        return port;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Lets this public key in, too. */
    void authorize(Path publicKey) throws IOException {
        Files.writeString(folder.resolve("authorized_keys"), Files.readString(publicKey), StandardOpenOption.APPEND);
    }

    /** Ends it and all of its sessions as a crash does. */
    void kill() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Lets nothing of it run any more, its sessions included: their connections stay, and nobody answers. */
    void stop() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets all of it run again. */
    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Those that end meanwhile need none. */
    private void signal(String name) throws IOException, InterruptedException {
        StringBuilder command = new StringBuilder("kill " + name + " " + process.pid());
        process.descendants().forEach(session -> command.append(' ').append(session.pid()));
        run(List.of("sh", "-c", command + " || kill -0 " + process.pid()));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static void keygen(Path folder, String name, String type, String passphrase, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                passphrase,
                "-C",
                "",
                "-f",
                folder.resolve(name).toString()));
        command.addAll(List.of(more));
        run(command);
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command.toString()).isZero();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process launch(Path folder) throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        return new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
    }

    private void awaitPort() {
        Deadline deadline = Deadline.after(PATIENCE);
        while (!answers()) {
            assertThat(process.isAlive() && !deadline.isOver()).as(this::log).isTrue();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("sshd.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
