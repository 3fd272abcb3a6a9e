// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Finding;
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

    /** What pyATS takes as well, and what nothing here looks at yet. */
    private static final Set<String> NOT_SAID = Set.of(
            "port-not-an-integer", "topology-device-not-declared", "testbed-not-a-mapping", "non-string-credential");

    @Test
    @Tag("semantics-98")
    void aValidationSaysWhatIsUnusualInTheFilesOfOthersAndNothingWrong() throws Exception {
        Map<String, Map<String, Object>> all = expected();
        Map<String, Integer> kinds = new TreeMap<>();
        all.get("files").forEach((file, is) -> {
            Map<String, Object> expected = (Map<String, Object>) is;
            List<Finding> findings = validate(file, all.get("env"));
            findings.forEach(finding -> kinds.merge(kindOf(finding), 1, Integer::sum));
            assertThat(findings).as(file).allSatisfy(finding -> assertThat(finding.line())
                    .isPositive());
            if (expected.get("expected").equals("loads")) {
                assertThat(findings).as(file).filteredOn(Finding::isError).allMatch(error -> error.message()
                        .contains(": port "));
            }
            if (!expected.get("expected").equals("malformed")) {
                assertThat(unusual(expected)).as(file).allSatisfy(line -> assertThat(findings)
                        .anyMatch(finding -> finding.line() == line || finding.line() == line + 1));
            }
        });
        kinds.forEach((kind, times) -> System.out.println("%6d %s".formatted(times, kind)));
    }

    private static List<Finding> validate(String file, Map<String, Object> environment) {
        OneReading reading = OneReading.validating(FOLDER.resolve(file), name -> (String) environment.get(name));
        try {
            new YamlTestbedSource().read(reading);
            return reading.findings();
        } catch (TestbedException e) {
            return Stream.of(reading.findings(), e.findings())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** The lines that whoever describes the files finds unusual; where it is a whole block, our finding may be below its key. */
    private static List<Integer> unusual(Map<String, Object> expected) {
        List<Map<String, Object>> deviations =
                (List<Map<String, Object>>) expected.getOrDefault("deviations", List.of());
        return deviations.stream()
                .filter(deviation -> !NOT_SAID.contains(String.valueOf(deviation.get("kind"))))
                .map(deviation -> (Integer) deviation.get("line"))
                .toList();
    }

    private static String kindOf(Finding finding) {
        return finding.severity() + ": "
                + finding.message()
                        .replaceAll("\\(key .*?\\).*", "")
                        .replaceAll("'[^']*'", "'…'")
                        .replaceAll("[;?] (there are|did you|the first|nor have).*", "");
    }

    private static Map<String, Map<String, Object>> expected() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(FOLDER), () -> "there are no testbeds of others in " + FOLDER);
        }
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(FOLDER.resolve("EXPECTED.json")));
    }

    @Test
    void everyFileOfOthersLoadsAsExpectedOrIsRefusedWithItsPlace() throws Exception {
        Map<String, Map<String, Object>> all = expected();
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
            Object same = expected.getOrDefault("merged_facts", expected.get("facts"));
            if (same != null) {
                assertSame(file, facts, (Map<String, Object>) same);
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
