// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {

    private static final String UP = "Plugboard is up";
    private static final int BOUND_MS = 60_000;

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
    }

    @Test
    void theExamplePluginIsUsedByNameAndItsConnectionIsClosedWhenItsJarIsDeleted() throws Exception {
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            Path echo = installed.dropEcho();
            container.awaitLine("connection class echo");
            Path probe = installed.dropProbe(Path.of(System.getProperty("distribution.example")));
            container.awaitLine("probe: class echo");
            container.awaitLine("probe: first answer hello");
            Files.delete(echo);
            container.awaitLine(" leaves");
            Files.delete(probe);
            assertThat(container.awaitLine("probe: "))
                    .contains("the connection was closed: ")
                    .contains("was removed");
            assertEndsCleanly(container);
        }
    }

    @Test
    void aChangedDefaultClassDecidesTheNextInstantiate() throws Exception {
        Path testbed = installed.file("plain.yaml", "devices: {R1: {connections: {a: {}}}}");
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            installed.dropEcho();
            container.awaitLine("connection class echo");
            Path probe = installed.dropProbe(testbed);
            container.awaitLine("probe: class cli");
            Files.writeString(installed.home().resolve("etc/org.plugboard.manager.cfg"), "default.class = echo\n");
            container.awaitLine("Updating configuration {org.plugboard.manager}");
            Files.delete(probe);
            container.awaitLine("Probe 0.0.0) is removed");
            installed.dropProbe(testbed);
            container.awaitLine("probe: class echo");
            container.awaitLine("probe: first answer hello");
            assertEndsCleanly(container);
        }
    }

    @Test
    void anInterruptedContainerClosesItsConnections() throws Exception {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running container = installed.start("run")) {
            server.setSoTimeout(BOUND_MS);
            container.awaitLine(UP);
            installed.dropProbe(installed.file(
                    "raw.yaml",
                    "devices: {R1: {os: generic, connections: {a: {class: cli, protocol: tcp, host: 127.0.0.1, port: "
                            + server.getLocalPort() + "}}}}"));
            try (Socket peer = server.accept()) {
                peer.setSoTimeout(BOUND_MS);
                Thread device = new Thread(() -> answer(peer, heard), "device");
                device.start();
                container.awaitLine("probe: first answer");
                container.interrupt();
                assertThat(container.awaitEnd().exit()).isZero();
                // The device ends when it has seen the other side close.
                device.join(BOUND_MS);
                assertThat(device.isAlive()).isFalse();
                // Whoever holds a connection may use it until its own end, so the container did not just die.
                assertThat(heard).contains("bye");
            }
        }
    }

    @Test
    void makesTheDevicesOfATestbedReady() throws Exception {
        Path testbed = installed.file("lab.yaml", "devices: {R1: {connections: {a: {}}}, R2: {connections: {a: {}}}}");
        try (Running container = installed.start("run", "-t", testbed.toString())) {
            assertThat(container.awaitLine("Testbed lab")).contains("R1, R2");
            container.awaitLine(UP);
            assertEndsCleanly(container);
        }
    }

    @Test
    void otherWordsBehindItStartNothing() throws Exception {
        Installed.Ended help = installed.run("run", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Keeps the container up");
        assertThat(help.err()).isEmpty();
        Installed.Ended wrong = installed.run("run", "x");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("'x'").doesNotContain("INFO");
    }

    @Test
    void aBundleThatCannotBeResolvedIsToldInOneLine() throws Exception {
        try (Running container = installed.start("run")) {
            container.awaitLine(UP);
            installed.dropLost();
            assertThat(container.awaitLine("org.nowhere")).contains("lost.jar");
            container.interrupt();
            Installed.Ended ended = container.awaitEnd();
            assertThat(ended.exit()).isZero();
            assertThat(ended.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void aBadTestbedEndsIt() throws Exception {
        assertThat(installed.run("run", "-t", "missing.yaml").exit()).isEqualTo(2);
    }

    @Test
    void twoRunAtOnceFromAnInstallationThatNobodyMayWriteTo() throws Exception {
        Installed.tool("chmod", "-R", "a-w", installed.home().toString());
        FileTime before = lastChange();
        try (Running first = installed.start("run");
                Running second = installed.start("run")) {
            first.awaitLine(UP);
            second.awaitLine(UP);
            assertThat(installed.run("check").exit()).isZero();
            first.interrupt();
            assertThat(first.awaitEnd().exit()).isZero();
            assertEndsCleanly(second);
        } finally {
            Installed.tool("chmod", "-R", "u+w", installed.home().toString());
        }
        // Root may write anywhere, so it is also seen that nobody did.
        assertThat(lastChange()).isEqualTo(before);
    }

    private void assertEndsCleanly(Running container) throws InterruptedException {
        container.interrupt();
        Installed.Ended ended = container.awaitEnd();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.err()).doesNotContain("WARNING", "SEVERE", "Exception");
        assertThat(installed.temporary()).isEmptyDirectory();
    }

    /** A device that says every line again and prompts, until the other side closes; a reset would be no close. */
    private static void answer(Socket peer, Queue<String> heard) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
                Writer out = new OutputStreamWriter(peer.getOutputStream(), UTF_8)) {
            for (String line = ""; line != null; line = in.readLine()) {
                heard.add(line);
                out.write(line + "\r\nR1#");
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that comes, goes or changes its name changes the time of its folder. */
    private FileTime lastChange() throws IOException {
        try (var all = Files.walk(installed.home())) {
            FileTime last = FileTime.fromMillis(0);
            for (Path path : all.toList()) {
                FileTime time = Files.getLastModifiedTime(path);
                last = time.compareTo(last) > 0 ? time : last;
            }
            return last;
        }
    }
}
