// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedSource;

/** Reads testbeds by whoever here knows them, and brings together what they say. Thread-safe. */
final class TestbedSources {

    private final Plugins plugins;

    TestbedSources(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Reads by the first source that knows such a testbed.
     *
     * @throws ConnectionException if it cannot be used, or if nobody knows it
     */
    TestbedFacts read(ManagedReading reading) {
        for (Plugin<TestbedSource> source : plugins.sources().all()) {
            Optional<TestbedFacts> facts = read(source, reading);
            if (facts.isPresent()) {
                return facts.get();
            }
        }
        throw new TestbedException(reading.name() + ": "
                + (plugins.sources().all().isEmpty()
                        ? "nothing here reads testbeds: a plugin that offers TestbedSource is missing"
                        // By its name: a reader looks into files of its kind only.
                        : "none of the readers of testbeds here knows such a file; one in YAML ends in .yaml or .yml"
                                + " (readers: "
                                + plugins.sources().all().stream()
                                        .map(Plugin::owner)
                                        .collect(Collectors.joining(", "))
                                + ")")
                + plugins.troubles().stream().map(trouble -> "; " + trouble).collect(Collectors.joining()));
    }

    private static Optional<TestbedFacts> read(Plugin<TestbedSource> source, ManagedReading reading) {
        try {
            return source.factory().read(reading);
        } catch (ConnectionException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new TestbedException(
                    reading.name() + ": the reader of testbeds " + source.owner() + " failed: " + e, e);
        }
    }

    /** What was found in a reading that ended in this exception: what was reported, and the errors behind it, each once. */
    static List<Finding> findings(ManagedReading reading, TestbedException end) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        List<Finding> errors = end.findings().isEmpty()
                ? List.of(Finding.error(reading.name(), 0, 0, withoutPlace(reading.name(), end.getMessage())))
                : end.findings();
        errors.stream().filter(error -> !findings.contains(error)).forEach(findings::add);
        return inOrder(findings);
    }

    /** In the order of the file. */
    static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::column))
                .toList();
    }

    private static String withoutPlace(String name, String message) {
        String place = name + ": ";
        return message.startsWith(place) ? message.substring(place.length()) : message;
    }
}
