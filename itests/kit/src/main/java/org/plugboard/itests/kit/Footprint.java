// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.kit;

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
 * @param threads the names of the threads that run, sorted
 * @param sockets how many are open; 0 where there is no {@code /proc} to count them
 */
public record Footprint(List<String> threads, int sockets) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Counts now. */
    public static Footprint now() {
        return new Footprint(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .sorted()
                        .toList(),
                openSockets());
    }

    /** Waits, with a bound, until there are no more threads and sockets than in this footprint. */
    public void awaitNoMore() {
        Eventually.await(() -> "was " + this + ", is " + now(), () -> {
            Footprint now = now();
            return now.threads().size() <= threads.size() && now.sockets() <= sockets;
        });
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
