// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A copy of the distribution in a folder of its own, with a folder for temporary files and a home of its own, so that a
 * test sees all that a process leaves behind.
 */
final class Installed {

    private static final long BOUND_S = 120;

    private final Path workplace;
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    private Installed(Path workplace, Path home) throws IOException {
        this.workplace = workplace;
        this.home = home;
        Files.createDirectories(temporary());
        Files.createDirectories(userHome());
    }

    /** Copies the packaged folder. */
    static Installed copyTo(Path workplace) throws IOException {
        Path home = workplace.resolve("plugboard");
        Path packaged = Path.of(System.getProperty("distribution.folder"));
        try (Stream<Path> all = Files.walk(packaged)) {
            all.forEach(
                    from -> copy(from, home.resolve(packaged.relativize(from).toString())));
        }
        return new Installed(workplace, home);
    }

    /** What was unpacked into the workplace. */
    static Installed in(Path workplace) throws IOException {
        return new Installed(workplace, list(workplace, "plugboard-.*").get(0));
    }

    Path home() {
        return home;
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    Path temporary() {
        return workplace.resolve("tmp");
    }

    Path userHome() {
        return workplace.resolve("user");
    }

    Path file(String name, String... lines) throws IOException {
        return Files.write(workplace.resolve(name), List.of(lines));
    }

    /** Sets a variable of the environment of what is started from now on. */
    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** Drops the example plugin in, under its final name in one step. */
    Path dropEcho() throws IOException {
        Path copied = plugins().resolve("echo.tmp");
        Files.copy(Path.of(System.getProperty("distribution.plugin")), copied, StandardCopyOption.REPLACE_EXISTING);
        return Files.move(copied, plugins().resolve("echo.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Drops a {@link Probe} in that connects the first device of the testbed. */
    Path dropProbe(Path testbed) throws IOException {
        Files.copy(testbed, home.resolve(Probe.TESTBED), StandardCopyOption.REPLACE_EXISTING);
        Path written = plugins().resolve("probe.tmp");
        Probe.write(written);
        return Files.move(written, plugins().resolve("probe.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Drops a bundle in that imports {@code org.nowhere}. */
    void dropLost() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "lost");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Import-Package", "org.nowhere");
        dropEmpty("lost.jar", manifest);
    }

    /** Drops a jar in that has nothing but a manifest. */
    void dropEmpty(String name, Manifest manifest) throws IOException {
        Path written = plugins().resolve(name + ".tmp");
        new JarOutputStream(Files.newOutputStream(written), manifest).close();
        Files.move(written, plugins().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void removePlugins(String namePattern) throws IOException {
        for (Path jar : list(plugins(), namePattern)) {
            Files.delete(jar);
        }
    }

    /** Runs a command to its end. */
    Ended run(String... words) throws IOException, InterruptedException {
        try (Running process = start(words)) {
            return process.awaitEnd();
        }
    }

    /** Runs a command to its end with this text as all of its input. */
    Ended pipe(String input, String... words) throws IOException, InterruptedException {
        try (Running process = start(words)) {
            process.type(input).endInput();
            return process.awaitEnd();
        }
    }

    /** Starts a command; whoever closes the result ends the process if it still runs. */
    Running start(String... words) throws IOException {
        return start(Redirect.PIPE, words);
    }

    /** Starts a command whose output goes elsewhere. */
    Running start(Redirect output, String... words) throws IOException {
        return new Running(
                builder().command(commandLine(words)).redirectOutput(output).start());
    }

    /** Starts a command in a pseudo-terminal; whoever closes the result ends the process if it still runs. */
    Terminal openTerminal(int columns, String... words) throws IOException {
        return Terminal.open(builder(), workplace, columns, commandLine(words));
    }

    private List<String> commandLine(String... words) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/plugboard").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder().directory(workplace.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PLUGBOARD_OPTS", "-Djava.io.tmpdir=" + temporary());
        builder.environment().put("HOME", userHome().toString());
        // Neither the history nor the configuration of the user who runs the tests is any business of theirs.
        List.of("XDG_STATE_HOME", "PYATS_CONFIGURATION", "VIRTUAL_ENV").forEach(builder.environment()::remove);
        builder.environment().putAll(variables);
        return builder;
    }

    /** Unpacks or changes things with a tool of the system. */
    static void tool(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(BOUND_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    static List<Path> list(Path folder, String namePattern) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(namePattern))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that has ended. */
    record Ended(int exit, String out, String err) {}
}
