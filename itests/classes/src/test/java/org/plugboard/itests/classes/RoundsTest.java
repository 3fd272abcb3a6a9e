// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Footprint;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Heap;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/**
 * Sessions of every class are connected, asked once and ended, many thousand times: what the process holds does not grow with
 * their number. {@code plugboard.rounds} is how many thousand there are over telnet, with a tenth of it over ssh and over netconf.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoundsTest {

    private static final int THOUSANDS = Integer.getInteger("plugboard.rounds", 10);

    /** Each is a tenth of all; what is made once and stays is made in the first. */
    private static final int SLICES = 10;

    private static final int MEGABYTES_OF_NOISE = 3;
    private static final int FILES_OF_NOISE = 8;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Logger ours = Logger.getLogger("org.plugboard");

    @TempDir
    Path folder;

    @BeforeEach
    void logLess() {
        ours.setLevel(Level.WARNING);
    }

    @AfterEach
    void logAgain() {
        ours.setLevel(null);
    }

    /** A class, how often a slice connects it, and how many do so at a time: over telnet a connect mostly waits. */
    private enum Kind {
        TELNET("cli", "telnet", 10, 64),
        SSH("cli", "ssh", 1, 2),
        NETCONF("netconf", "netconf", 1, 2);

        private final String className;
        private final String protocol;
        private final int weight;
        private final int threads;

        Kind(String className, String protocol, int weight, int threads) {
            this.className = className;
            this.protocol = protocol;
            this.weight = weight;
            this.threads = threads;
        }

        int rounds() {
            return THOUSANDS * 100 * weight / SLICES;
        }
    }

    @Test
    void whatIsHeldDoesNotGrowWithTheRounds() throws Exception {
        try (Simulator simulator = new Simulator();
                SimulatedDevice peer = simulator.start(new Simulation.Described(description()), "device");
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Device device = plugboard.device(facts(peer));
            slice(device);
            Footprint before = Footprint.now();
            long kept = Heap.keptBytes();
            long open = openFiles();
            for (int slice = 2; slice <= SLICES; slice++) {
                slice(device);
            }
            System.out.printf(
                    "rounds: %,d over telnet, %,d over ssh and over netconf; heap %d KB, then %d; files %d, then %d%n",
                    THOUSANDS * 1000, THOUSANDS * 100, kept / 1024, Heap.keptBytes() / 1024, open, openFiles());
            before.awaitNoMore();
            Heap.awaitKept(kept, MEGABYTES_OF_NOISE, () -> THOUSANDS + ",000 rounds over telnet");
            // A pipe or two of the JDK's selectors more or less.
            assertThat(openFiles()).isLessThanOrEqualTo(open + FILES_OF_NOISE);
        }
        Footprint.awaitNoPlugboard();
    }

    /** Makes a tenth of the rounds in threads of its own, which are not counted. */
    private static void slice(Device device) throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                AtomicInteger begun = new AtomicInteger();
                IntStream.range(0, kind.threads)
                        .mapToObj(thread -> rounds(device, kind, kind.protocol + thread, begun))
                        .forEach(rounds -> all.add(callers.submit(rounds)));
            }
            for (Future<?> rounds : all) {
                rounds.get();
            }
        } finally {
            callers.shutdownNow();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static Callable<Void> rounds(Device device, Kind kind, String alias, AtomicInteger begun) {
        return () -> {
            for (int number = begun.getAndIncrement(); number < kind.rounds(); number = begun.getAndIncrement()) {
                Connection connection = device.connect(using(kind.className)
                        .overPath(kind.protocol)
                        .alias(alias)
                        .with("connect_timeout", Duration.ofMinutes(2)));
                if (kind == Kind.NETCONF) {
                    assertThat(connection.execute("get-config running")).startsWith("<data");
                } else {
                    assertThat(connection.execute("show nonce " + number)).isEqualTo("nonce " + number);
                }
                if (number % 2 == 0) {
                    connection.disconnect();
                } else {
                    connection.destroy();
                }
            }
            return null;
        };
    }

    private Path description() throws IOException {
        return Files.writeString(
                folder.resolve("device.yaml"),
                """
                os: iosxe
                credential: {username: admin, password: cisco123}
                start: enable
                comment: '!'
                netconf: {versions: ['1.1'], running: <nothing xmlns="urn:x"/>}
                states:
                  enable:
                    prompt: '{hostname}#'
                    commands:
                      terminal *: ''
                      show nonce *: "nonce {argument}\\n"
                """);
    }

    private DeviceFacts facts(SimulatedDevice peer) {
        DeviceFacts.Builder facts =
                DeviceFacts.named("device").os(peer.os()).credentials(Credentials.of(peer.credential()));
        for (Kind kind : Kind.values()) {
            Map<String, Object> path = new HashMap<>(
                    Map.of("protocol", kind.protocol, "ip", "127.0.0.1", "port", peer.port(kind.protocol)));
            if (kind != Kind.TELNET) {
                path.put("known_hosts", folder.resolve("known_hosts").toString());
            }
            facts.path(org.plugboard.device.Path.of(kind.protocol, path));
        }
        return facts.build();
    }

    /** 0 where they cannot be counted. */
    private static long openFiles() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(DESCRIPTORS)) {
            return files.count();
        }
    }
}
