// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.TransportContext;

/** A file that a setting names. */
final class GivenFile {

    private GivenFile() {}

    /**
     * Takes its name; {@code ~/} is allowed.
     *
     * @throws InvalidRequestException if it is none; a certificate or key that somebody wrote there instead is not shown
     */
    static Path named(TransportContext context, String argument, String text) {
        long lines = text.lines().count();
        if (lines > 1) {
            throw new InvalidRequestException(
                    "%s: %s has %d lines, as what is in such a file; write it into one and give the file's name"
                            .formatted(context.name(), argument, lines));
        }
        try {
            return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidRequestException(
                    "%s: %s is no name of a file: %s".formatted(context.name(), argument, e.getReason()), e);
        }
    }

    /** @throws IOException if it cannot be read; with the place that was looked at, if the name does not say it */
    static void requireReadable(Path file) throws IOException {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            String what = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file) ? "it may not be read" : "there is no such file";
            String where = file.isAbsolute()
                    ? ""
                    : "; looked for %s, since names that are relative count from the directory in which the program runs"
                            .formatted(file.toAbsolutePath());
            throw new IOException(what + where);
        }
    }
}
