// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.plugin.terminal.internal.CliConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.spi.SimulatedDevice;

/**
 * One command with a short answer, again and again: Plugboard beside bare sshj, in turns, against the same server. Always
 * against the simulator; against OpenSSH with bash and with vtysh too when {@code PLUGBOARD_SERVERS} names a running
 * fixture.
 */
class ExecuteRoundTripBench {

    private static final int ROUNDS = 15;
    private static final int CALLS = 400;
    private static final int WARM_UP_ROUNDS = 5;

    @TempDir
    Path folder;

    @Test
    void plugboardBesideBareSshj() throws IOException {
        System.out.printf("%-24s %14s %14s %8s%n", "peer", "plugboard/s", "bare sshj/s", "ratio");
        try (SimulatedDevice simulated = new Simulator().start("iosxe", "bench")) {
            measure(new Peer(
                    "simulator, iosxe",
                    "iosxe",
                    simulated.port("ssh"),
                    simulated.credential(),
                    "show clock",
                    "bench>"));
        }
        for (Peer peer : realServers()) {
            measure(peer);
        }
    }

    private static List<Peer> realServers() throws IOException {
        String file = System.getenv("PLUGBOARD_SERVERS");
        if (file == null) {
            return List.of();
        }
        Properties servers = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            servers.load(reader);
        }
        int port = Integer.parseInt(servers.getProperty("ssh.port"));
        return List.of(
                new Peer("OpenSSH, bash", "linux", port, login(servers, "bash"), "echo hello", "$ "),
                new Peer("OpenSSH, vtysh", "frr", port, login(servers, "vtysh"), "show history", "# "));
    }

    private static Credential login(Properties servers, String role) {
        return Credential.of(servers.getProperty(role + ".user"), servers.getProperty(role + ".password"));
    }

    private void measure(Peer peer) throws IOException {
        TerminalFactoryComponent terminals = new TerminalFactoryComponent();
        try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
                        .connections(new CliConnectionFactory(terminals))
                        .transports(new TcpTransportFactory(), new SshTransportFactory())
                        .build();
                BareSshj bare = new BareSshj(peer)) {
            Device device = plugboard.device(DeviceFacts.named("bench")
                    .os(peer.os())
                    .defaultsTo("goto_enable", false)
                    .credentials(Credentials.of(peer.credential()))
                    .path(org.plugboard.device.Path.of(
                            "cli", peer.path(folder.resolve("known_hosts").toString())))
                    .build());
            device.connect();
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                double plugboardRate =
                        rate(() -> assertThat(device.execute(peer.command())).isNotNull());
                double bareRate =
                        rate(() -> assertThat(bare.execute(peer.command())).isPositive());
                if (round >= 0) {
                    ours.add(plugboardRate);
                    theirs.add(bareRate);
                    ratios.add(bareRate / plugboardRate);
                }
            }
            System.out.printf("%-24s %14.0f %14.0f %8.2f%n", peer.name(), median(ours), median(theirs), median(ratios));
            device.destroyAll();
        }
    }

    /** A call that is measured. */
    private interface Call {
        void run() throws IOException;
    }

    private static double rate(Call call) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return CALLS * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
