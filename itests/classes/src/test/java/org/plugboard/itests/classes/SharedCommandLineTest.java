// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** One command line and several threads: who leases it hears nothing of the others. */
@Timeout(120)
class SharedCommandLineTest {

    private static final int ROUNDS = 100;

    @Test
    @Tag("semantics-43")
    void sequencesOfTwoThreadsOnOneCommandLineNeverMix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            SimulatedDevice peer = simulator.start("iosxe", "router");
            Device device = plugboard.device(DeviceFacts.named("router")
                    .os(peer.os())
                    .credentials(Credentials.of(peer.credential()))
                    .path(Path.of("cli", Map.of("protocol", "telnet", "ip", "127.0.0.1", "port", peer.port("telnet"))))
                    .build());
            Connection connection = device.connect(via("cli"));
            CyclicBarrier all = new CyclicBarrier(3);
            List<Callable<@Nullable Void>> parts = List.of(
                    () -> converse(connection, "one", all),
                    () -> converse(connection, "two", all),
                    () -> callBetween(connection, all));
            List<Future<@Nullable Void>> running = new ArrayList<>();
            parts.forEach(part -> running.add(threads.submit(part)));
            for (Future<@Nullable Void> part : running) {
                part.get(100, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends a comment line in two halves and hears its echo, whole, and the prompt. */
    private static @Nullable Void converse(Connection connection, String name, CyclicBarrier all) throws Exception {
        all.await();
        for (int round = 0; round < ROUNDS; round++) {
            String line = "!" + name + round;
            try (Lease lease = connection.lease()) {
                lease.send(line);
                lease.send(".\n");
                StringBuilder heard = new StringBuilder();
                while (!heard.toString().endsWith("router#")) {
                    String more = lease.receive();
                    assertThat(more).as("behind “%s”", heard).isNotEmpty();
                    heard.append(more);
                }
                assertThat(heard.toString().strip().lines()).containsExactly(line + ".", "router#");
            }
        }
        return null;
    }

    private static @Nullable Void callBetween(Connection connection, CyclicBarrier all) throws Exception {
        all.await();
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(connection.execute("show clock")).doesNotContain("!");
        }
        return null;
    }
}
