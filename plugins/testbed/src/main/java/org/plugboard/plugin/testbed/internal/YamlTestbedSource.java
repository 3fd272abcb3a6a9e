// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.TestbedReading;
import org.plugboard.spi.TestbedSource;

/**
 * Reads files, those of a folder that are {@code .yaml} and {@code .yml}, what URLs give, and YAML text (semantics 73). A file may
 * have any name, as in pyATS; so that whoever knows its kind goes first, the ranking is the lowest. Thread-safe: every reading has
 * objects of its own.
 */
@Component(property = "service.ranking:Integer=-1000")
public final class YamlTestbedSource implements TestbedSource {

    @Override
    public Optional<TestbedFacts> read(TestbedReading reading) {
        String named = reading.location();
        if (TestbedRequest.of(named).isText()) {
            return Optional.of(new TestbedDocument(reading)
                    .read(new Source(Location.INLINE, named, null))
                    .facts());
        }
        Optional<Location> location = Location.of(named);
        Path path = location.map(Location::path).orElse(null);
        if (location.isPresent() && path != null && Files.isDirectory(path)) {
            return Optional.of(new TestbedFolder(reading, location.get()).read());
        }
        return location.filter(YamlTestbedSource::isYaml)
                .map(found -> new TestbedDocument(reading).read(found).facts());
    }

    /** By its name, or since there is a file of any name; that nothing is there is told by who would read it. */
    private static boolean isYaml(Location location) {
        String name = location.fileName().toString().toLowerCase(Locale.ROOT);
        Path path = location.path();
        return isYaml(name) || !name.matches(".*[.:].*") || (path != null && Files.isRegularFile(path));
    }

    static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
