// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A process that was started for a bench: a client or the server. What it says is numbers. */
final class Child implements AutoCloseable {

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

    /** The server's ports are its first line. */
    static Child server() throws IOException {
        return new Child(List.of(JAVA, "-cp", classPath(true), ServerProcess.class.getName()));
    }

    /** A client that is ready to be told what to do; further options go to its virtual machine. */
    static Child client(Client client, Target target, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        if (client == Client.PARAMIKO) {
            command.addAll(List.of(Client.PYTHON, Client.script().toString(), target.line()));
        } else {
            command.add(JAVA);
            command.addAll(List.of(options));
            command.addAll(List.of(
                    "-cp", classPath(client.isOurs()), ClientProcess.class.getName(), client.label(), target.line()));
        }
        Child child = new Child(command);
        if (!"ready".equals(child.said.readLine())) {
            throw new IOException(client + " did not start");
        }
        return child;
    }

    /** The bare clients must not get those classes of sshj that our plugin has in its place. */
    private static String classPath(boolean withOurs) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> withOurs || !(entry.contains("plugin.ssh") || entry.contains("plugins/ssh/")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Gives an order and waits for its numbers. */
    long[] tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
            return numbers();
        } catch (IOException e) {
            throw new UncheckedIOException(order, e);
        }
    }

    long[] numbers() throws IOException {
        @Nullable String line = said.readLine();
        if (line == null) {
            throw new IOException("the process has ended");
        }
        return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    /** Keeps all of its threads on one processor from now on: where the scheduler puts them is half of a short round trip. */
    void pin(int processor) throws IOException, InterruptedException {
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
