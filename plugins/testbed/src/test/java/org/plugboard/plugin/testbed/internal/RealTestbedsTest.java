// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads what others wrote for pyATS. The files are no part of the project and lie beside it, with {@code EXPECTED.json},
 * which says of each what is in it.
 */
@SuppressWarnings("unchecked")
class RealTestbedsTest {

    private static final Path FOLDER = Path.of(System.getProperty("plugboard.root"), "..", "shared", "testbeds");

    private final List<String> loaded = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> tooStrict = new ArrayList<>();

    @Test
    void everyFileOfOthersLoadsAsExpectedOrIsRefusedWithItsPlace() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(FOLDER), () -> "there are no testbeds of others in " + FOLDER);
        }
        Map<String, Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(FOLDER.resolve("EXPECTED.json")));

        all.get("files").forEach((file, expected) -> read(file, (Map<String, Object>) expected, all.get("env")));

        System.out.println(loaded.size() + " testbeds of others load, " + refused.size() + " are refused:");
        refused.forEach(System.out::println);
        // pyATS fails over a port that is no number when it connects, and here the file is refused at once.
        assertThat(tooStrict).allMatch(message -> message.contains(": port ")).hasSizeLessThan(3);
    }

    private void read(String file, Map<String, Object> expected, Map<String, Object> environment) {
        try {
            TestbedFacts facts = new YamlTestbedSource()
                    .read(new OneReading(FOLDER.resolve(file), name -> (String) environment.get(name)))
                    .orElseThrow();
            loaded.add(file);
            if (expected.get("facts") != null) {
                assertSame(file, facts, (Map<String, Object>) expected.get("facts"));
            }
        } catch (TestbedException e) {
            refused.add(e.getMessage());
            assertThat(e).hasMessageMatching("(?s).+" + file + ":\\d+:\\d+: .+");
            if (expected.get("expected").equals("loads")) {
                tooStrict.add(e.getMessage());
            }
        }
    }

    private static void assertSame(String file, TestbedFacts facts, Map<String, Object> expected) {
        List<Map<String, Object>> devices = (List<Map<String, Object>>) expected.get("devices");
        assertThat(facts.devices()).as(file).hasSameSizeAs(devices);
        facts.devices().forEach(device -> {
            Map<String, Object> same = devices.stream()
                    .filter(one -> device.name().equals(String.valueOf(one.get("name"))))
                    .findFirst()
                    .orElseThrow();
            assertThat(device.alias()).as(file).isEqualTo(same.get("alias"));
            assertThat(device.os().orElse(null)).as(file).isEqualTo(same.get("os"));
            List<Map<String, Object>> paths = (List<Map<String, Object>>) same.getOrDefault("connections", List.of());
            assertThat(device.paths()).as(file).hasSameSizeAs(paths);
            paths.forEach(path -> assertThat(device.paths().get(String.valueOf(path.get("name"))))
                    .as(file)
                    .satisfies(read -> assertThat(read.entries().get("ip")).isEqualTo(path.get("ip"))));
        });
    }
}
