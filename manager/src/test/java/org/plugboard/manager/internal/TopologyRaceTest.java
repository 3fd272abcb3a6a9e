// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;

/** Threads that move devices, interfaces and cables between two testbeds leave a graph that fits together. */
class TopologyRaceTest {

    private static final int THREADS = 4;
    private static final int STEPS = 500;
    private static final int DEVICES = 6;

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Tag("semantics-88")
    @Tag("semantics-89")
    void theGraphFitsTogetherWhateverWasMovedAtOnce() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("TopologyRaceTest seed " + seed);
        Testbed one = bench.core.testbed(Lab.testbed(
                "one",
                IntStream.range(0, DEVICES).mapToObj(TopologyRaceTest::facts).toArray(DeviceFacts[]::new)));
        Testbed other = bench.core.testbed(Lab.testbed("other"));
        List<Device> devices = List.copyOf(one.devices());
        List<DeviceInterface> ports = devices.stream()
                .flatMap(device -> device.interfaces().values().stream())
                .toList();
        List<Link> links = List.copyOf(one.links());
        List<Caller<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            callers.add(Caller.calls("mover " + i, () -> {
                for (int step = 0; step < STEPS; step++) {
                    move(random, List.of(one, other), devices, ports, links);
                }
                return true;
            }));
        }
        for (Caller<Boolean> caller : callers) {
            assertThat(caller.result()).isTrue();
        }
        for (Testbed testbed : List.of(one, other)) {
            Set<Link> used = new HashSet<>();
            for (Device device : testbed.devices()) {
                assertThat(device.testbed()).as("seed %d", seed).contains(testbed);
                used.addAll(device.links());
            }
            assertThat(testbed.links()).as("seed %d", seed).isEqualTo(used);
        }
        for (DeviceInterface port : ports) {
            port.device()
                    .ifPresent(device ->
                            assertThat(device.interfaces()).as("seed %d", seed).containsEntry(port.name(), port));
            port.link()
                    .ifPresent(link ->
                            assertThat(link.interfaces()).as("seed %d", seed).contains(port));
            links.forEach(link -> assertThat(link.interfaces().contains(port))
                    .as("seed %d", seed)
                    .isEqualTo(port.link().filter(plugged -> plugged == link).isPresent()));
        }
    }

    private static DeviceFacts facts(int number) {
        int next = (number + 1) % DEVICES;
        return Lab.device(
                "D" + number,
                "D" + number,
                Lab.cable("To" + number + "-" + next, "ring" + number),
                Lab.cable("From" + number, "ring" + (number + DEVICES - 1) % DEVICES),
                Lab.segment("Lan" + number, "lan"));
    }

    /** A step of which the graph as it is may say that it cannot be made. */
    private static void move(
            Random random,
            List<Testbed> testbeds,
            List<Device> devices,
            List<DeviceInterface> ports,
            List<Link> links) {
        Testbed testbed = testbeds.get(random.nextInt(testbeds.size()));
        Device device = devices.get(random.nextInt(devices.size()));
        DeviceInterface port = ports.get(random.nextInt(ports.size()));
        try {
            switch (random.nextInt(6)) {
                case 0 -> testbed.add(device);
                case 1 -> device.addInterface(port);
                case 2 -> port.plugInto(links.get(random.nextInt(links.size())));
                case 3 -> port.plugInto(null);
                case 4 -> testbed.remove(device.name());
                default -> device.removeInterface(port.name());
            }
        } catch (InvalidRequestException | UnknownNameException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
