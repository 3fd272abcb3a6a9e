// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a setting names. */
final class GivenFile {

    private GivenFile() {}

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
