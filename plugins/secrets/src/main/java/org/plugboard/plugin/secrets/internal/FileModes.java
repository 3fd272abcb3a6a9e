// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may read a file. */
final class FileModes {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileModes() {}

    /**
     * The mode of a file that allows more than mode 600 does, as {@code rw-r--r--}; empty if it does not, and where files
     * have no such modes.
     */
    static Optional<String> exposed(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
                return Optional.empty();
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return OWNER_ONLY.containsAll(mode) ? Optional.empty() : Optional.of(PosixFilePermissions.toString(mode));
        } catch (IOException e) {
            throw new IllegalArgumentException("the mode of " + file + " cannot be read: " + e, e);
        }
    }
}
