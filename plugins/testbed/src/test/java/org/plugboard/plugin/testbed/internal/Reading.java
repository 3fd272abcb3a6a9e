// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

/** Reads texts as the file {@code lab.yaml}. */
final class Reading {

    private final Path folder;
    private Map<String, String> environment = Map.of();

    Reading(Path folder) {
        this.folder = folder;
    }

    Reading with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    TestbedFacts read(String text) {
        return new YamlTestbedSource()
                .read(new OneReading(write(text), environment::get))
                .orElseThrow();
    }

    DeviceFacts device(String block) {
        return read("devices:\n  R1:\n" + block.indent(4)).devices().get(0);
    }

    /** The error without the folder in front of it. */
    String error(String text) {
        Path file = write(text);
        TestbedException error = catchThrowableOfType(
                TestbedException.class, () -> new YamlTestbedSource().read(new OneReading(file, environment::get)));
        return String.valueOf(error.getMessage()).replace(file.toString(), "lab.yaml");
    }

    /** What a file that is loaded is worth a word for. */
    List<String> warnings(String text) {
        OneReading loading = new OneReading(write(text), environment::get);
        new YamlTestbedSource().read(loading);
        return shown(loading.findings());
    }

    /** What is said of a file that is only validated. */
    List<String> findings(String text) {
        OneReading validation = OneReading.validating(write(text), environment::get);
        try {
            new YamlTestbedSource().read(validation);
            return shown(validation.findings());
        } catch (TestbedException e) {
            return shown(Stream.of(validation.findings(), e.findings())
                    .flatMap(List::stream)
                    .toList());
        }
    }

    /** In the order of the file, without the folder in front of it. */
    private List<String> shown(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::line).thenComparing(Finding::column))
                .map(finding ->
                        finding.toString().replace(folder.resolve("lab.yaml").toString(), "lab.yaml"))
                .toList();
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("lab.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
