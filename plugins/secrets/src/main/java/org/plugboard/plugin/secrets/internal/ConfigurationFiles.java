// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the configuration files may be: those of pyATS, then ours (semantics 124). */
final class ConfigurationFiles {

    private ConfigurationFiles() {}

    /**
     * The files in the order in which they are read.
     *
     * @param named a file that the container's configuration names, read last; empty for none
     */
    static List<Path> of(UnaryOperator<@Nullable String> variables, String named) {
        String home = Objects.requireNonNullElseGet(variables.apply("HOME"), () -> System.getProperty("user.home"));
        List<Path> files = new ArrayList<>();
        files.add(Path.of("/etc/pyats.conf"));
        in(variables.apply("VIRTUAL_ENV"), "pyats.conf").forEach(files::add);
        files.add(Path.of(home, ".pyats", "pyats.conf"));
        in(variables.apply("PYATS_CONFIGURATION"), "").forEach(files::add);
        files.add(own(home));
        in(named, "").map(file -> inHome(file, home)).forEach(files::add);
        return files;
    }

    /** Ours, in the user's home. */
    private static Path own(String home) {
        return Path.of(home, ".plugboard", "secrets.conf");
    }

    /** A file that a user named; {@code ~/} is his home. */
    static Path inHome(Path file, String home) {
        return file.startsWith("~") ? Path.of(home).resolve(Path.of("~").relativize(file)) : file;
    }

    private static Stream<Path> in(@Nullable String folder, String file) {
        return folder == null || folder.isBlank() ? Stream.empty() : Stream.of(Path.of(folder, file));
    }
}
