// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.contract.Footprint;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Heap;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/**
 * Many simulated devices in this process, each connected to over ssh, telnet and netconf at the same time, and asked for
 * what no other one answers. How many is the property {@code test.devices}; the figures are in {@code docs/performance.md}.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyDevicesTest {

    private static final int DEVICES = Integer.getInteger("test.devices", 500);
    private static final List<String> PROTOCOLS = List.of("ssh", "telnet", "netconf");
    private static final Duration PATIENT = Duration.ofMinutes(5);
    private static final Pattern NAME = Pattern.compile("hostname[ >](router\\d+)");
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    /** What a caller does with one connection of a device. */
    @FunctionalInterface
    private interface Work {
        void on(Device device, String protocol);
    }

    @Test
    void eachOfManyGivesItsOwnAnswersOverThreeProtocolsAtOnce() throws Exception {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            List<Device> devices = IntStream.range(0, DEVICES)
                    .mapToObj(number -> simulator.start("iosxe", "router" + number))
                    .map(peer -> plugboard.device(facts(peer)))
                    .toList();
            report("the devices are up", 0);
            report("all are connected", atOnce(devices, this::connect));
            report("all have answered", atOnce(devices, this::ask));
            report("all have answered again", atOnce(devices, this::ask));
            assertThat(devices).allSatisfy(device -> assertThat(PROTOCOLS).allMatch(device::isConnected));
        }
        Footprint.awaitNoPlugboard();
        report("all is closed", 0);
        assertThat(threads()).doesNotContainKeys("sshj", "simulator");
    }

    private DeviceFacts facts(SimulatedDevice peer) {
        DeviceFacts.Builder facts = DeviceFacts.named(peer.hostname())
                .os(peer.os())
                .credentials(Credentials.of(peer.credential()))
                .defaultsTo("connect_timeout", PATIENT)
                .defaultsTo("timeout", PATIENT);
        for (String protocol : PROTOCOLS) {
            facts.path(org.plugboard.device.Path.of(protocol, path(protocol, peer.port(protocol))));
        }
        return facts.build();
    }

    private Map<String, Object> path(String protocol, int port) {
        Map<String, Object> path = Map.of("protocol", protocol, "ip", "127.0.0.1", "port", port);
        Map<String, Object> known = new HashMap<>(path);
        if (protocol.equals("telnet")) {
            // So many at once are slow, not asleep: the Enter key would be taken for a name.
            known.put("wake_up", 0);
            return known;
        }
        known.put("known_hosts", folder.resolve("known_hosts").toString());
        return known;
    }

    private void connect(Device device, String protocol) {
        device.connect(via(protocol).alias(protocol));
    }

    private void ask(Device device, String protocol) {
        String answer = device.alias(protocol)
                .execute(protocol.equals("netconf") ? "get-config running" : "show running-config");
        assertThat(NAME.matcher(answer).results().map(found -> found.group(1)))
                .as("what %s says over %s: %s", device.name(), protocol, answer)
                .containsExactly(device.name());
    }

    /** Does it with all connections of all devices, in a thread for each, which begin when all are there. */
    private static long atOnce(List<Device> devices, Work work) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (Device device : devices) {
                for (String protocol : PROTOCOLS) {
                    calls.add(callers.submit(() -> {
                        begin.await();
                        work.on(device, protocol);
                        return null;
                    }));
                }
            }
            long begun = System.nanoTime();
            begin.countDown();
            for (Future<?> call : calls) {
                call.get();
            }
            return System.nanoTime() - begun;
        } finally {
            callers.shutdownNow();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void report(String what, long timeNs) throws IOException {
        System.out.printf(
                "%d devices, %s: %.1f s, %d MB of heap, %s of RSS, threads %s%n",
                DEVICES, what, timeNs / 1e9, Heap.keptBytes() / MEGABYTE, residentSet(), threads());
    }

    private static String residentSet() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "?";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("?");
        }
    }

    /** How many threads there are of each kind, which is the first word of their names. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.getName().split("[^A-Za-z]", 2)[0], TreeMap::new, Collectors.counting()));
    }
}
