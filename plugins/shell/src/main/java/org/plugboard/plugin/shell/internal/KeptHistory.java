// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of this and earlier shells, in a file that only its user can read. A line that seems to hold a secret is not
 * kept at all. Where the file cannot be written, the lines last as long as the shell.
 */
final class KeptHistory extends DefaultHistory {

    private static final Logger LOG = LoggerFactory.getLogger(KeptHistory.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Generous: a line too few is typed again, a secret too many is read by whoever sees the disk. */
    private static final Pattern SECRET = Pattern.compile(
            String.join(
                    "|",
                    "pass(?:word|wd|phrase|code)",
                    "pwd|secret|token|credential|community|snmp-server|key|psk",
                    "\\bauth\\b|authentication|\\bpriv\\b",
                    // A hash, a name and password before a host or behind an option of curl.
                    "\\$\\d\\$|://[^/\\s]*:[^/\\s]*@|\\s-u\\s*[^\\s:]+:"),
            Pattern.CASE_INSENSITIVE);

    private final @Nullable Path file;

    /** Keeps the lines in this file, or in none. */
    KeptHistory(@Nullable Path file) {
        this.file = file == null ? null : prepared(file);
    }

    /** Where the lines of a user are kept. */
    static Path fileOf(Map<String, String> environment, Path home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return state.isEmpty() || !Path.of(state).isAbsolute()
                ? home.resolve(".plugboard_history")
                : Path.of(state, "plugboard", "history");
    }

    /** The file, if it can be used. */
    @Nullable
    Path file() {
        return file;
    }

    private static @Nullable Path prepared(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return Files.isWritable(file) ? file : null;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no history is kept in {}", file, e);
            return null;
        }
    }

    @Override
    public void load() throws IOException {
        try {
            super.load();
        } catch (UncheckedIOException e) {
            // Bytes that are no UTF-8, for example.
            throw e.getCause();
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }
}
