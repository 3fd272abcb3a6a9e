// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The unpacked distribution on disk, which is only read.
 *
 * @param home its root folder
 */
record Installation(Path home) {

    /** The folder that {@code -Dplugboard.home} names, else the one whose {@code lib} holds this jar. */
    static Installation here() {
        String home = System.getProperty("plugboard.home");
        return new Installation((home == null ? homeOfThisJar() : Path.of(home)).toAbsolutePath());
    }

    /** The configuration files. */
    Path etc() {
        return home.resolve("etc");
    }

    /** The folder that anybody may drop a bundle into. */
    Path plugins() {
        return home.resolve("plugins");
    }

    /** The folders of the bundles that are always there, by their start level, after which each is named. */
    SortedMap<Integer, Path> system() {
        SortedMap<Integer, Path> folders = new TreeMap<>();
        for (Path folder : list(home.resolve("system"), "[0-9]+")) {
            folders.put(Integer.valueOf(folder.getFileName().toString()), folder);
        }
        return folders;
    }

    /** What lies in {@code folder} under a name of this form, in the order of the names; nothing if there is no folder. */
    static List<Path> list(Path folder, String namePattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(namePattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }

    private static Path homeOfThisJar() {
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this program is no file", e);
        }
    }
}
