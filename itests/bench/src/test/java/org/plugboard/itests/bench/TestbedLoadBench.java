// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.testbed.internal.YamlTestbedSource;

/**
 * How long a large testbed file takes to load, and how that grows: the first line is that of a JVM that has just started, and
 * the ratios say whether ten times the devices cost ten times as much.
 */
class TestbedLoadBench {

    private static final int[] DEVICES = {5_000, 5_000, 10_000, 50_000};

    @TempDir
    Path folder;

    @Test
    void filesOfThousandsOfDevices() throws IOException {
        System.out.printf("%8s %10s %12s%n", "devices", "ms", "to the first");
        double first = 0;
        for (int devices : DEVICES) {
            Path file = write(devices);
            long start = System.nanoTime();
            try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
                    .testbeds(new YamlTestbedSource())
                    .build()) {
                assertThat(plugboard.load(file).devices()).hasSize(devices);
            }
            double ms = (System.nanoTime() - start) / 1e6;
            first = first == 0 ? ms : first;
            System.out.printf("%8d %10.0f %12.1f%n", devices, ms, ms / first);
        }
    }

    private Path write(int devices) throws IOException {
        Path file = folder.resolve(devices + ".yaml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("testbed: {name: large}\ndevices:\n");
            for (int i = 0; i < devices; i++) {
                out.write(device(i));
            }
        }
        return file;
    }

    private static String device(int number) {
        StringBuilder text = new StringBuilder(
                """
                  R%d:
                    os: iosxe
                    platform: cat9k
                    credentials:
                      default: {username: admin, password: lab}
                    connections:
                      cli: {protocol: ssh, ip: 192.0.2.1, port: 22}
                      nc: {protocol: netconf, ip: "%%{self.connections.cli.ip}", port: 830}
                    custom: {site: a, rack: %d}
                    interfaces:
                """
                        .formatted(number, number));
        IntStream.range(0, 4)
                .forEach(i -> text.append("      Gi%d: {type: ethernet, ipv4: 192.0.2.%d/24}\n".formatted(i, i)));
        return text.toString();
    }
}
