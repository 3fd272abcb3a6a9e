// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.plugboard.cli.Cli;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.Connection;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptHeader;
import org.yaml.snakeyaml.Yaml;

/**
 * A session that was recorded, and what the commands in it gave then.
 *
 * @param name folder and file, as failures show it
 * @param file the transcript
 * @param steps in their order
 */
record GoldenTranscript(String name, Path file, List<Step> steps) {

    /**
     * Something that was asked.
     *
     * @param lines a command, or the lines of a configuration
     * @param configures whether it is that
     * @param answer what came
     */
    record Step(String lines, boolean configures, String answer) {

        String of(Connection connection) {
            try {
                return configures ? connection.as(Cli.class).configure(lines) : connection.execute(lines);
            } catch (CommandRefusedException e) {
                return e.answer();
            }
        }
    }

    /** All of them. */
    static List<GoldenTranscript> all() {
        try {
            Path folder = Path.of(Objects.requireNonNull(GoldenTranscript.class.getResource("/transcripts"))
                    .toURI());
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".cast"))
                        .sorted()
                        .map(file -> of(folder, file))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoldenTranscript of(Path folder, Path file) {
        String name = folder.relativize(file).toString().replace(".cast", "");
        try {
            Map<String, List<Map<String, Object>>> talk =
                    new Yaml().load(Files.readString(folder.resolve(name + ".yaml")));
            List<Step> steps = new ArrayList<>();
            for (Map<String, Object> step : talk.get("talk")) {
                boolean configures = step.get("configure") instanceof List<?>;
                String lines = configures
                        ? String.join(
                                "\n",
                                ((List<?>) step.get("configure"))
                                        .stream().map(Object::toString).toList())
                        : step.get("ask").toString();
                steps.add(new Step(lines, configures, step.get("answer").toString()));
            }
            return new GoldenTranscript(name, file, steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform, as it was then. */
    String os() {
        return Transcript.readHeader(file).fact(TranscriptHeader.OS).orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
