// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.Simulation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words that say what simulated devices behave like: a platform, a description, or state machines of mock data. */
final class SimulationOptions {

    /** How the name of a transcript ends. */
    private static final String TRANSCRIPT = ".cast";

    @Parameters(
            arity = "1",
            paramLabel = "FILE|PLATFORM",
            description =
                    "A file that describes a device, a transcript (.cast), or a platform that ships: iosxe, nxos, junos, linux.")
    private @Nullable String described;

    @ArgGroup(exclusive = false)
    private @Nullable MockData mockData;

    /** State machines of an operating system. */
    static final class MockData {

        @Option(
                names = "--mock-data",
                required = true,
                paramLabel = "DIR",
                description = "A folder of mock devices in the format that unicon uses.")
        private Path folder;

        @Option(
                names = "--os",
                required = true,
                paramLabel = "OS",
                description = "The operating system, a folder in it.")
        private String os;

        @Option(names = "--state", paramLabel = "STATE", description = "The state that a session begins in.")
        private @Nullable String state;
    }

    /**
     * What they name.
     *
     * @param platforms those that ship
     * @throws UnknownNameException if it is neither a platform nor a file
     */
    Simulation simulation(List<String> platforms) {
        if (mockData != null) {
            return new Simulation.MockData(mockData.folder, mockData.os, mockData.state);
        }
        if (platforms.contains(described)) {
            return new Simulation.Shipped(described);
        }
        Path file = Path.of(described);
        if (!Files.isRegularFile(file)) {
            @Nullable String near = Names.nearest(described, platforms).orElse(null);
            throw new UnknownNameException(
                    described + ": no such file, and no platform that ships: " + String.join(", ", platforms)
                            + (near == null ? "" : "; did you mean " + near + "?"),
                    described,
                    platforms,
                    near);
        }
        return described.endsWith(TRANSCRIPT) ? new Simulation.Recorded(file) : new Simulation.Described(file);
    }

    /** What the devices are called if nobody says: after the platform, the file or the operating system. */
    String name() {
        String source = mockData != null
                ? mockData.os
                : Path.of(described).getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String name = source.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return name.matches("[a-z].*") ? name : "device-" + name;
    }
}
