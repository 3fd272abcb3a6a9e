// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.plugboard.device.Credential;

/** OpenSSH's server run by whoever runs the tests, the only one whom it then lets in, with a key. */
final class OwnSshd implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");
    private static final int ATTEMPTS = 10;

    private final Process process;
    private final int port;
    private final Path key;
    private final List<String> said;

    private OwnSshd(Process process, int port, Path key, List<String> said) {
        this.process = process;
        this.port = port;
        this.key = key;
        this.said = said;
    }

    /** Starts it with all that belongs to it in this folder; skips the test where OpenSSH is not installed. */
    static OwnSshd start(Path folder) throws IOException, InterruptedException {
        return start(folder, port -> List.of());
    }

    /** As {@link #start(Path)}, with more lines in its configuration, which may need its port. */
    static OwnSshd start(Path folder, IntFunction<List<String>> more) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SSHD), SSHD + " is not there: install openssh-server");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(PRIVILEGE_SEPARATION);
        } else {
            // It cannot make the terminal the group's that the system gives terminals to: the system must do that.
            assumeTrue(
                    Files.readAllLines(Path.of("/proc/mounts")).stream()
                            .anyMatch(mount -> mount.startsWith("devpts ") && mount.contains("gid=")),
                    "devpts is mounted without gid: an ordinary user's sshd gives no terminal here");
        }
        Path hostKey = key(folder.resolve("host"));
        Path userKey = key(folder.resolve("user"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FreePort.any();
            Process process = launch(folder, hostKey, port, more.apply(port));
            List<String> said = new CopyOnWriteArrayList<>();
            if (isListening(process, said)) {
                return new OwnSshd(process, port, userKey, said);
            }
        }
        throw new AssertionError("sshd took none of " + ATTEMPTS + " free ports");
    }

    int port() {
        return port;
    }

    /** Whether a process with this in its command line runs for a client. */
    boolean runs(String command) {
        return process.descendants().anyMatch(descendant -> descendant
                .info()
                .commandLine()
                .filter(line -> line.contains(command))
                .isPresent());
    }

    /** How many lines of its log contain this. */
    long said(String part) {
        return said.stream().filter(line -> line.contains(part)).count();
    }

    /** The file with the key that lets in. */
    Path key() {
        return key;
    }

    Target target(Speaker speaker) {
        return new Target(
                "ssh",
                "linux",
                port,
                process.pid(),
                new Credential(Map.of("username", System.getProperty("user.name"))),
                new Credential(Map.of("username", "nobody-here")),
                Map.of("private_key", key.toString()),
                speaker);
    }

    private static Path key(Path file) throws IOException, InterruptedException {
        Process keygen = new ProcessBuilder(
                        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file.toString())
                .inheritIO()
                .start();
        assertThat(keygen.waitFor(20, TimeUnit.SECONDS) && keygen.exitValue() == 0)
                .as("ssh-keygen made " + file)
                .isTrue();
        return file;
    }

    private static Process launch(Path folder, Path hostKey, int port, List<String> more) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "ListenAddress 127.0.0.1:" + port,
                "HostKey " + hostKey,
                "AuthorizedKeysFile " + folder.resolve("user.pub"),
                "PidFile none",
                "PermitRootLogin yes",
                "StrictModes no",
                "UsePAM no",
                "UseDNS no",
                "MaxStartups 100"));
        lines.addAll(more);
        Path config = Files.write(folder.resolve("sshd_config"), lines);
        return new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Its first words say whether it got the port; the others are read so that it never waits for a reader. */
    private static boolean isListening(Process process, List<String> said) throws IOException {
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.startsWith("Server listening")) {
                Thread drain = new Thread(() -> log.lines().forEach(said::add), "own-sshd-log");
                drain.setDaemon(true);
                drain.start();
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
