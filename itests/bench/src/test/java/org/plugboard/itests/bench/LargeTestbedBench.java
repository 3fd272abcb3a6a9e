// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.manager.EmbeddedPlugboard;

/**
 * How long a large testbed file takes to load: in a virtual machine that was started for it, beside PyYAML in turns if there is a
 * {@code python3} that has it, and how the time grows within one virtual machine.
 */
class LargeTestbedBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int DEVICES = 5_000;
    private static final int[] GROWTH = {5_000, 5_000, 10_000, 50_000};

    private static final String PYTHON =
            """
            import sys, time, yaml
            begun = time.perf_counter()
            yaml.load(open(sys.argv[1]), Loader=getattr(yaml, sys.argv[2]))
            print(int((time.perf_counter() - begun) * 1000))
            """;

    @TempDir
    Path folder;

    @Test
    void aFileOfThousandsOfDevicesInAFreshProcess() throws Exception {
        Path file = LargeTestbed.write(folder, DEVICES);
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TestbedLoad.class.getName(),
                file.toString());
        String[] loaders = hasPyYaml() ? new String[] {"CSafeLoader", "SafeLoader"} : new String[0];
        List<List<Double>> ours = new ArrayList<>();
        List<List<Double>> python = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(numbers(java));
            for (String loader : loaders) {
                python.add(numbers(List.of("python3", "-c", PYTHON, file.toString(), loader)));
            }
        }
        System.out.printf("%d devices, a process for each load, %d rounds: median (least–most)%n", DEVICES, ROUNDS);
        System.out.printf("  %-45s %s%n", "Plugboard, ms since the start of the JVM", spread(ours, 0, 1, 0));
        System.out.printf("  %-45s %s%n", "Plugboard, ms of the load", spread(ours, 0, 1, 1));
        System.out.printf("  %-45s %s%n", "Plugboard, MB kept", spread(ours, 0, 1, 2));
        for (int loader = 0; loader < loaders.length; loader++) {
            System.out.printf(
                    "  %-45s %s%n",
                    "PyYAML " + loaders[loader] + ", ms of the load", spread(python, loader, loaders.length, 0));
        }
    }

    @Test
    void theTimeGrowsWithTheNumberOfDevices() throws IOException {
        System.out.printf("one JVM%n%8s %8s %20s%n", "devices", "ms", "µs for each device");
        for (int devices : GROWTH) {
            Path file = LargeTestbed.write(folder, devices);
            long begun = System.nanoTime();
            try (EmbeddedPlugboard plugboard = TestbedLoad.plugboard()) {
                assertThat(plugboard.load(file).devices()).hasSize(devices);
            }
            double ms = (System.nanoTime() - begun) / 1e6;
            System.out.printf("%8d %8.0f %20.0f%n", devices, ms, 1_000 * ms / devices);
        }
    }

    private static boolean hasPyYaml() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import yaml; yaml.CSafeLoader")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    /** What the process prints in its last line. */
    private static List<Double> numbers(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return Arrays.stream(printed.strip().split(" ")).map(Double::valueOf).toList();
    }

    private static String spread(List<List<Double>> all, int first, int step, int column) {
        List<Double> values = new ArrayList<>();
        for (int i = first; i < all.size(); i += step) {
            values.add(all.get(i).get(column));
        }
        values.sort(null);
        return "%.0f (%.0f–%.0f)"
                .formatted(values.get(values.size() / 2), values.get(0), values.get(values.size() - 1));
    }
}
