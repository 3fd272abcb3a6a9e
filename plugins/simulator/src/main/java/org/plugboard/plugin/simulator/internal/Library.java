// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Simulation;

/**
 * Reads what simulations are described by, and reads it once for all devices that run by it: mock data are thousands of
 * answers. A file that has changed is read again. Thread-safe.
 */
final class Library {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Simulation, Copy> copies = new HashMap<>();

    /**
     * What was read.
     *
     * @param stamp how the files looked before
     * @param description kept as long as a device runs by it
     */
    private record Copy(List<String> stamp, WeakReference<DeviceDescription> description) {}

    /** What a simulation is described by. */
    DeviceDescription find(Simulation simulation) {
        List<String> stamp = stamp(simulation);
        DeviceDescription known = known(simulation, stamp);
        if (known != null) {
            return known;
        }
        // Two at once may both read it: that costs less than one that waits for another's disk.
        DeviceDescription read = Descriptions.find(simulation);
        lock.lock();
        try {
            copies.values().removeIf(copy -> copy.description.get() == null);
            copies.put(simulation, new Copy(stamp, new WeakReference<>(read)));
        } finally {
            lock.unlock();
        }
        return read;
    }

    private @Nullable DeviceDescription known(Simulation simulation, List<String> stamp) {
        lock.lock();
        try {
            Copy copy = copies.get(simulation);
            return copy != null && copy.stamp.equals(stamp) ? copy.description.get() : null;
        } finally {
            lock.unlock();
        }
    }

    private static List<String> stamp(Simulation simulation) {
        try {
            if (simulation instanceof Simulation.Described described) {
                return List.of(stamp(described.file()));
            }
            if (simulation instanceof Simulation.Recorded recorded) {
                return List.of(stamp(recorded.transcript()));
            }
            if (simulation instanceof Simulation.MockData data) {
                try (Stream<Path> files = Files.list(data.folder().resolve(data.os()))) {
                    return files.sorted().map(Library::stamp).toList();
                }
            }
            return List.of();
        } catch (IOException e) {
            // Whoever reads it says what is wrong.
            return List.of(e.toString());
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return file + " " + e;
        }
    }
}
