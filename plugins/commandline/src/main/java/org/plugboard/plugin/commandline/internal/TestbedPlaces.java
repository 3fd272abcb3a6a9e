// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.plugboard.connection.InvalidRequestException;

/** Where testbeds are that a user names: a file, the testbed files of a folder, another place that a plugin knows. */
final class TestbedPlaces {

    /** Names what is piped in. */
    static final String PIPED = "-";

    private TestbedPlaces() {}

    /**
     * The places that a word means.
     *
     * @throws InvalidRequestException if there is nothing that can be read
     */
    static List<String> of(String word) {
        if (word.equals(PIPED) || isElsewhere(word)) {
            return List.of(word);
        }
        Path path = path(word);
        if (Files.isDirectory(path)) {
            return filesIn(path, word);
        }
        if (!Files.isReadable(path)) {
            throw new InvalidRequestException(word + ": is no file that can be read");
        }
        return List.of(path.toString());
    }

    /** What begins like a URL is for whoever reads testbeds, unless a file is called so. */
    private static boolean isElsewhere(String word) {
        return word.matches("[A-Za-z][A-Za-z0-9+.-]+:.+") && !Files.exists(path(word));
    }

    private static Path path(String word) {
        try {
            // Behind '=' it is not the shell that replaces it.
            return word.startsWith("~/") ? Path.of(System.getProperty("user.home"), word.substring(2)) : Path.of(word);
        } catch (InvalidPathException e) {
            throw new InvalidRequestException(word + ": is no file name: " + e.getReason());
        }
    }

    private static List<String> filesIn(Path folder, String word) {
        List<String> files = new ArrayList<>();
        in(folder).forEach(file -> files.add(file.toString()));
        if (files.isEmpty()) {
            throw new InvalidRequestException(word + ": no testbed file is in this folder; one ends in .yaml or .yml");
        }
        return files;
    }

    /**
     * The testbed files that lie in a folder, sorted.
     *
     * @throws InvalidRequestException if it cannot be read
     */
    static List<Path> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(TestbedPlaces::isTestbed).sorted().toList();
        } catch (IOException e) {
            throw new InvalidRequestException(folder + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean isTestbed(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches("[^.].*\\.ya?ml") && Files.isRegularFile(file);
    }
}
