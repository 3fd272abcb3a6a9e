// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedReading;

/**
 * Reads a folder as one testbed: the devices of all its YAML files in the order of their names, each file with the credentials,
 * references and answers of its own.
 */
final class TestbedFolder {

    private final TestbedReading reading;
    private final Location location;
    private final Path folder;
    private final List<Finding> errors = new ArrayList<>();

    TestbedFolder(TestbedReading reading, Location location) {
        this.reading = reading;
        this.location = location;
        this.folder = Objects.requireNonNull(location.path());
    }

    /** @throws TestbedException with the errors of all files, if there is any */
    TestbedFacts read() {
        reading.dependsOn(folder.toAbsolutePath().normalize());
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new TestbedException(location.name()
                    + ": is a folder without a .yaml or .yml file; name a testbed file, or put one there");
        }
        List<TestbedDocument.Result> results = new ArrayList<>();
        List<TestbedException> unreadable = new ArrayList<>();
        Texts texts = new Texts(reading);
        for (Path file : files) {
            try {
                Location one = Location.of(file.toString()).orElseThrow();
                results.add(new TestbedDocument(reading, texts).read(one));
            } catch (TestbedException e) {
                errors.addAll(e.findings());
                unreadable.add(e);
            }
        }
        checkNames(results);
        refuseErrors(unreadable);
        return joined(results);
    }

    private List<Path> files() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(TestbedFolder::isTestbed)
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TestbedException(location.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Hidden files are left alone: editors keep copies in them. */
    private static boolean isTestbed(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && YamlTestbedSource.isYaml(name);
    }

    private void refuseErrors(List<TestbedException> unreadable) {
        if (!errors.isEmpty()) {
            Finding first = errors.get(0);
            int more = errors.size() - 1;
            String rest = more == 0 ? "" : "; %d more in the files of %s".formatted(more, location.name());
            throw new TestbedException(first.place() + ": " + first.text() + rest, errors);
        }
        if (!unreadable.isEmpty()) {
            throw unreadable.get(0);
        }
    }

    private void checkNames(List<TestbedDocument.Result> results) {
        Map<String, Place> bearers = new LinkedHashMap<>();
        for (TestbedDocument.Result result : results) {
            Map<String, Item> blocks = entries(result.root(), "devices");
            Map<String, Place> own = new LinkedHashMap<>();
            result.facts().devices().forEach(device -> {
                Place place = Objects.requireNonNull(blocks.get(device.name())).name();
                own.putIfAbsent(device.name(), place);
                own.putIfAbsent(device.alias(), place);
            });
            own.forEach((name, place) -> {
                Place before = bearers.putIfAbsent(name, place);
                if (before != null) {
                    errors.add(place.error(
                                    "two devices of this folder have the name " + name,
                                    "the other one is in %s:%d".formatted(before.file(), before.line()))
                            .finding());
                }
            });
        }
    }

    private static Map<String, Item> entries(Item block, String key) {
        Item item = block.entries().get(key);
        return item == null ? Map.of() : item.entries();
    }

    private TestbedFacts joined(List<TestbedDocument.Result> results) {
        List<DeviceFacts> devices = new ArrayList<>();
        Map<String, Object> raw = new LinkedHashMap<>();
        results.forEach(result -> {
            devices.addAll(result.facts().devices());
            raw.put(
                    result.root().place().source().location().fileName().toString(),
                    result.facts().rawConfig());
        });
        return new TestbedFacts(
                location.fileName().toString(),
                devices,
                all(results, TestbedFacts::attributes),
                common(results),
                all(results, TestbedFacts::servers),
                all(results, TestbedFacts::links),
                all(results, TestbedFacts::segments),
                raw);
    }

    /** The entries of all files; of two with one name, that of the earlier file. */
    private static <V> Map<String, V> all(
            List<TestbedDocument.Result> results, Function<TestbedFacts, Map<String, V>> part) {
        Map<String, V> all = new LinkedHashMap<>();
        results.forEach(result -> part.apply(result.facts()).forEach(all::putIfAbsent));
        return all;
    }

    /** Every device falls back to what its own file has; the testbed has only what all files agree on. */
    private static Credentials common(List<TestbedDocument.Result> results) {
        Credentials first = results.get(0).facts().credentials();
        return results.stream().allMatch(result -> result.facts().credentials().equals(first))
                ? first
                : Credentials.NONE;
    }
}
