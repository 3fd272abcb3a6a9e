// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.plugboard.connection.InvalidRequestException;

/**
 * The files of a simulated lab: its testbed, and beside it what is learnt of host keys.
 *
 * @param knownHosts the host keys of the devices, which go with them; nobody's own file is touched
 */
record LabFiles(Path knownHosts) {

    /** For a lab without a testbed file. */
    static LabFiles temporary() throws IOException {
        return new LabFiles(Files.createTempFile("plugboard-", ".known_hosts"));
    }

    /** Beside a testbed, which is written anew only if a lab has written it: one of somebody's own has taken work. */
    static LabFiles at(Path testbed) {
        Path file = testbed.toAbsolutePath();
        if (!Files.isDirectory(file.getParent())) {
            throw new InvalidRequestException(testbed + ": there is no folder " + file.getParent());
        }
        if (Files.exists(file) && !isWrittenHere(file)) {
            throw new InvalidRequestException(
                    testbed + ": is there, and not from 'plugboard simulate': name another file, or remove it");
        }
        return new LabFiles(file.resolveSibling(file.getFileName() + ".known_hosts"));
    }

    private static boolean isWrittenHere(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String first = reader.readLine();
            return first != null && first.startsWith(LabTestbed.MARK);
        } catch (IOException e) {
            // Unreadable or no text, so it is none.
            return false;
        }
    }

    /** Writes the testbed in one step, so that whoever waits for it finds it whole; only its owner may read it. */
    void write(Path testbed, String yaml) throws IOException {
        // The keys of an earlier lab are not those of this one.
        forget();
        Path written = Files.createTempFile(testbed.toAbsolutePath().getParent(), ".plugboard-", ".yaml");
        try {
            Files.writeString(written, yaml);
            Files.move(written, testbed, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Removes the host keys. */
    void forget() throws IOException {
        Files.deleteIfExists(knownHosts);
    }
}
