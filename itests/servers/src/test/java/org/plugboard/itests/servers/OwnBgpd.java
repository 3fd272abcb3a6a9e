// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;

/**
 * FRR's bgpd, run by whoever runs the tests, with nothing but its VTY: it knows no zebra and no neighbours. A test may kill it,
 * which it may not do to the daemon that all tests share.
 */
final class OwnBgpd implements AutoCloseable {

    private static final String PROGRAM = "/usr/lib/frr/bgpd";
    private static final String PASSWORD = "into-bgpd";

    private final Process process;
    private final int port;

    private OwnBgpd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with all that belongs to it in this folder. */
    static OwnBgpd start(Path folder) throws IOException {
        int port = FreePort.any();
        Path config = Files.writeString(folder.resolve("bgpd.conf"), "password " + PASSWORD + "\n");
        List<String> command = List.of(
                PROGRAM,
                "--no_zebra",
                "--skip_runas",
                "--bgp_port=0",
                "--vty_addr=127.0.0.1",
                "--vty_port=" + port,
                "--vty_socket=" + folder,
                "--pid_file=" + folder.resolve("pid"),
                "--config_file=" + config);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("bgpd.log").toFile())
                .start();
        OwnBgpd started = new OwnBgpd(process, port);
        Eventually.await(() -> "bgpd does not listen; see " + folder.resolve("bgpd.log"), started::listens);
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Its VTY, in which all questions are commands that it does not know but for the long one. */
    Target target(Speaker speaker) {
        return new Target(
                "telnet",
                "frr",
                port,
                process.pid(),
                new Credential(Map.of("password", PASSWORD)),
                new Credential(Map.of("password", "not the password")),
                Map.of(),
                speaker);
    }

    /** It is gone at once. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
