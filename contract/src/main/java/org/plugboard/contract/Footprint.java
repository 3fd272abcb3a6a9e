// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process holds of the things that leak.
 *
 * @param threads the names of the threads that run, sorted, without cleaners and idle workers
 * @param sockets how many are open; 0 where there is no {@code /proc} to count them
 */
public record Footprint(List<String> threads, int sockets) {

    /** A worker of the manager that has nothing to do; they end with the plugboard, or by themselves after a minute. */
    private static final String IDLE = "plugboard worker";

    /** The thread of a {@link java.lang.ref.Cleaner}, which no call can end; it goes with the next collection. */
    private static final String CLEANER = "Cleaner-";

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Counts now. */
    public static Footprint now() {
        return new Footprint(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> !name.equals(IDLE) && !name.startsWith(CLEANER))
                        .sorted()
                        .toList(),
                openSockets());
    }

    /** Waits, with a bound, until there are no more threads and sockets than in this footprint. */
    public void awaitNoMore() {
        // Without the stacks nobody finds out why threads are left.
        Eventually.await(() -> "was " + this + ", is " + now() + Threads.dump(), () -> {
            Footprint now = now();
            return now.threads().size() <= threads.size() && now.sockets() <= sockets;
        });
    }

    /** Waits, with a bound, until no thread of a plugboard runs. */
    public static void awaitNoPlugboard() {
        Eventually.await(() -> "threads of a plugboard still run", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("plugboard ")));
    }

    private static int openSockets() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        int count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                count += isSocket(descriptor) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static boolean isSocket(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }
}
