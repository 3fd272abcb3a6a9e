// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A process that was started for a bench: a client or the server. What it says is numbers. */
public final class Child implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter orders;

    private Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = process.inputReader();
        orders = process.outputWriter();
    }

    /** A server; its ports are its first line. */
    public static Child server(List<String> command) throws IOException {
        return new Child(command);
    }

    /** A client that is ready to be told what to do. */
    public static Child client(List<String> command) throws IOException {
        Child child = new Child(command);
        if (!"ready".equals(child.said.readLine())) {
            throw new IOException(command.get(command.size() - 2) + " did not start");
        }
        return child;
    }

    /** The command of a virtual machine with these options, this part of our class path, and this class and its arguments. */
    public static List<String> java(
            List<String> options, Predicate<String> classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(classPath)
                        .collect(Collectors.joining(File.pathSeparator)),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Whether an entry of the class path may be a bare client's: it must not get those classes of sshj that our plugin has in its place. */
    public static boolean isBare(String entry) {
        return !(entry.contains("plugin.ssh") || entry.contains("plugins/ssh/"));
    }

    /** Gives an order and waits for its numbers. */
    public long[] tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
            return numbers();
        } catch (IOException e) {
            throw new UncheckedIOException(order, e);
        }
    }

    /** The next line of numbers. */
    public long[] numbers() throws IOException {
        @Nullable String line = said.readLine();
        if (line == null) {
            throw new IOException("the process has ended");
        }
        return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    /** Keeps all of its threads on one processor from now on: where the scheduler puts them is half of a short round trip. */
    public void pin(int processor) throws IOException, InterruptedException {
        new ProcessBuilder("taskset", "-a", "-p", "-c", Integer.toString(processor), Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
