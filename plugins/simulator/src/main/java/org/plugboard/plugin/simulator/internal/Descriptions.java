// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.Simulation;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptHeader;
import org.plugboard.transcript.replay.Recording;

/** Finds what a simulation is described by. */
final class Descriptions {

    /** Those that lie in this bundle under {@code devices/}. */
    static final List<String> PLATFORMS = List.of("iosxe", "junos", "linux", "nxos");

    private static final long LARGEST_FILE = 16L * 1024 * 1024;

    private Descriptions() {}

    static DeviceDescription find(Simulation simulation) {
        if (simulation instanceof Simulation.Shipped shipped) {
            return shipped(shipped.platform());
        }
        if (simulation instanceof Simulation.Described described) {
            return DescriptionReader.read(described.file().toString(), text(described.file()));
        }
        if (simulation instanceof Simulation.MockData data) {
            return MockDataReader.read(data);
        }
        if (simulation instanceof Simulation.Recorded recorded) {
            return recorded(recorded.transcript());
        }
        throw new IllegalArgumentException("simulator: no such simulation: " + simulation);
    }

    private static DeviceDescription recorded(Path transcript) {
        Recording recording = Recording.of(Transcript.read(transcript));
        recording
                .header()
                .fact(TranscriptHeader.PURPOSE)
                .filter(purpose -> !purpose.equals("shell"))
                .ifPresent(purpose -> {
                    throw new InvalidRequestException(
                            "simulator: " + transcript + " is of a " + purpose + " and not of a command line");
                });
        return DeviceDescription.of(recording);
    }

    private static DeviceDescription shipped(String platform) {
        if (!PLATFORMS.contains(platform)) {
            throw UnknownNameException.of("simulator", "platform", platform, PLATFORMS);
        }
        String name = platform + ".yaml";
        try (InputStream in = Descriptions.class.getResourceAsStream("/devices/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle has lost its " + name);
            }
            return DescriptionReader.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in a file. */
    static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidRequestException(
                        "simulator: " + file + " is larger than " + LARGEST_FILE / (1024 * 1024) + " MiB");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidRequestException("simulator: " + file + " cannot be read: " + e, e);
        }
    }
}
