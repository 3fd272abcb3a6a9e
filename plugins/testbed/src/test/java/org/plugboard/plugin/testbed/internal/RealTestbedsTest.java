// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

/** Reads what others wrote for pyATS, and finds in it every fact that whoever described the files found. */
class RealTestbedsTest {

    private final List<String> disagreements = new ArrayList<>();

    @Test
    @Tag("semantics-72")
    @Tag("semantics-74")
    @Tag("semantics-98")
    @Tag("semantics-149")
    void everyFileOfOthersAgreesWithAllThatIsKnownOfIt() throws Exception {
        RealTestbeds real = RealTestbeds.there();
        real.files().forEach((file, expected) -> {
            List<String> differences = differences(real, file, expected);
            if (!differences.isEmpty()) {
                disagreements.add(file + ": " + differences);
            }
        });

        int all = real.files().size();
        System.out.println("agree " + (all - disagreements.size()) + " of " + all);
        disagreements.forEach(System.out::println);
        assertThat(disagreements).isEmpty();
    }

    private static List<String> differences(RealTestbeds real, String file, Map<String, Object> expected) {
        List<String> differences = new ArrayList<>();
        FilledReading reading = real.reading(file, false);
        boolean isMalformed = expected.get("expected").equals("malformed");
        boolean isEither = expected.get("expected").equals("either");
        try {
            TestbedFacts facts = reading.read();
            String key = expected.containsKey("merged_facts") ? "merged_facts" : "facts";
            differences.addAll(FactCheck.differences(file, facts, RealTestbeds.block(expected, key)));
            differences.addAll(unfilled(real, facts, RealTestbeds.blocks(expected, "markup")));
            if (isMalformed) {
                differences.add("it loads");
            } else if (isEither) {
                unnamed(real, file, reading.findings(), true).forEach(line -> differences.add("loads without " + line));
            }
        } catch (TestbedException e) {
            if (isMalformed) {
                differences.addAll(wrongLines(RealTestbeds.block(expected, "malformed"), e.findings()));
            } else if (!isEither
                    || real.deviations(file).stream()
                            .noneMatch(deviation -> e.findings().stream().anyMatch(error -> names(error, deviation)))) {
                differences.add("is refused: " + e.getMessage());
            }
        }
        if (!isMalformed) {
            unnamed(real, file, real.reading(file, true).all(), false)
                    .forEach(line -> differences.add("is validated without " + line));
        }
        return differences;
    }

    /** The markup whose value is not where it stood. */
    private static List<String> unfilled(RealTestbeds real, TestbedFacts facts, List<Map<String, Object>> all) {
        List<String> unfilled = new ArrayList<>();
        all.forEach(markup -> {
            String argument = (String) markup.get("arg");
            String kind = (String) markup.get("kind");
            String value =
                    switch (kind) {
                        case "ENV" -> String.valueOf(real.environment().get(argument));
                        case "ENC" -> Backwards.decoded(argument);
                        case "ASK" -> FilledReading.REPLY;
                        default -> "";
                    };
            String way = (String) markup.get("path");
            String text = RawValues.at(facts, way).orElse("");
            if (text.isEmpty() || !text.contains(value) || text.contains(kind.equals("REF") ? "%{" : "%" + kind)) {
                unfilled.add(way + " has %" + kind + " still");
            }
        });
        return unfilled;
    }

    /** A file must be refused where somebody has to edit it, where a parser notices, or between. */
    private static List<String> wrongLines(Map<String, Object> malformed, List<Finding> errors) {
        int fault = (Integer) malformed.get("fault_line");
        int noticed = (Integer) malformed.getOrDefault("line", fault);
        List<String> wrong = new ArrayList<>();
        if (errors.stream()
                .noneMatch(error ->
                        error.line() >= Math.min(fault, noticed) && error.line() <= Math.max(fault, noticed))) {
            wrong.add("is refused elsewhere than in line " + fault + ": " + errors);
        }
        if (malformed.get("non_scalar_keys_at_lines") instanceof List<?> lines) {
            lines.stream()
                    .filter(line -> errors.stream().noneMatch(error -> line.equals(error.line())))
                    .forEach(line -> wrong.add("no error in line " + line));
        }
        return wrong;
    }

    /**
     * What is unusual and not named where it stands or below.
     *
     * @param byKind whether it is enough that one of a kind is named, as when a file is loaded
     */
    private static List<Map<String, Object>> unnamed(
            RealTestbeds real, String file, List<Finding> findings, boolean byKind) {
        List<Map<String, Object>> deviations = real.deviations(file).stream()
                .filter(deviation -> !isPortInQuotes(deviation, real, file))
                .toList();
        List<Map<String, Object>> unnamed = deviations.stream()
                .filter(deviation -> findings.stream().noneMatch(finding -> names(finding, deviation)))
                .toList();
        return unnamed.stream()
                .filter(one -> !byKind
                        || deviations.stream()
                                .filter(deviation -> deviation.get("kind").equals(one.get("kind")))
                                .allMatch(unnamed::contains))
                .toList();
    }

    private static boolean names(Finding finding, Map<String, Object> deviation) {
        return deviation.get("line").equals(finding.line())
                || finding.message().contains("(key " + deviation.get("path") + ".");
    }

    /** A port may be given as text. */
    private static boolean isPortInQuotes(Map<String, Object> deviation, RealTestbeds real, String file) {
        return deviation.get("kind").equals("port-not-an-integer")
                && real.reading(file, true).read().devices().stream()
                        .flatMap(device -> device.paths().entrySet().stream().filter(path -> deviation
                                .get("path")
                                .equals("devices." + device.name() + ".connections." + path.getKey() + ".port")))
                        .allMatch(
                                path -> String.valueOf(path.getValue().entries().get("port"))
                                        .matches("\\d+"));
    }

    @Test
    @Tag("semantics-98")
    void everyFindingAboutTheFilesOfOthersHasItsLine() throws Exception {
        RealTestbeds real = RealTestbeds.there();
        Map<String, Integer> kinds = new TreeMap<>();
        real.files().keySet().forEach(file -> {
            List<Finding> findings = real.reading(file, true).all();
            findings.forEach(finding -> kinds.merge(kindOf(finding), 1, Integer::sum));
            assertThat(findings).as(file).extracting(Finding::line).allMatch(line -> line > 0);
            assertThat(real.reading(file, true).all()).as("said again").isEqualTo(findings);
        });
        kinds.forEach((kind, times) -> System.out.println("%6d %s".formatted(times, kind)));
    }

    private static String kindOf(Finding finding) {
        return finding.severity() + ": "
                + finding.message().replaceAll(" \\(key .*", "").replaceAll("'[^']*'", "'…'");
    }
}
