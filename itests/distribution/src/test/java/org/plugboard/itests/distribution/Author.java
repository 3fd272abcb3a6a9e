// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who has the distribution, Maven and a folder of his own: with a local repository that is empty. What is on Maven Central comes from
 * that of the running build, so that nothing is asked of the network.
 */
final class Author {

    private static final long BOUND_S = 240;

    private final Installed installed;
    private final Path folder;
    private final Path localRepository;
    private final Path settings;
    private final Path log;

    private Author(Installed installed, Path workplace) throws IOException {
        this.installed = installed;
        this.folder = workplace.resolve("acme");
        this.localRepository = workplace.resolve("m2");
        this.log = workplace.resolve("maven.log");
        this.settings = Files.writeString(
                workplace.resolve("settings.xml"),
                """
                <settings><mirrors><mirror>
                  <id>running-build</id><mirrorOf>central</mirrorOf><url>file://%s</url>
                </mirror></mirrors></settings>
                """
                        .formatted(System.getProperty("distribution.localRepository")));
    }

    /** Copies the template of the distribution. */
    static Author withTheTemplate(Installed installed, Path workplace) throws IOException, InterruptedException {
        Author author = new Author(installed, workplace);
        Installed.tool(
                "cp", "-r", installed.home().resolve("examples/plugin-template").toString(), author.folder.toString());
        return author;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(file(name));
        assertThat(text).contains(from);
        Files.writeString(file(name), text.replace(from, to));
    }

    /** Runs Maven in the folder, which succeeds. */
    void maven(String... words) throws IOException, InterruptedException {
        assertThat(exitOfMaven(words)).as(this::said).isZero();
    }

    /** Runs Maven in the folder, which fails; returns what it says. */
    String mavenFails(String... words) throws IOException, InterruptedException {
        assertThat(exitOfMaven(words)).as(this::said).isOne();
        return said();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitOfMaven(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("distribution.maven"), "bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                "--settings",
                settings.toString(),
                "-Dmaven.repo.local=" + localRepository,
                // Files are not the network.
                "-Daether.offline.protocols=file"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PLUGBOARD_HOME", installed.home().toString());
        builder.environment().remove("MAVEN_OPTS");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(BOUND_S, TimeUnit.SECONDS))
                    .as("Maven ends")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Copies a jar that was built under this name into the drop folder, in one step. */
    void drop(String jar, String name) throws IOException {
        Path copied = installed.plugins().resolve(name + ".tmp");
        Files.copy(file("target").resolve(jar), copied);
        Files.move(
                copied,
                installed.plugins().resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs the device of the template's tests by itself, from its source. */
    Running device() throws IOException {
        return new Running(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "src/test/java/org/example/acme/AcmeDevice.java",
                        "0")
                .directory(folder.toFile())
                .start());
    }
}
