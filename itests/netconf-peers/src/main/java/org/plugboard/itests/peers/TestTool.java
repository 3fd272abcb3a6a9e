// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OpenDaylight's netconf-testtool with devices on ports of 127.0.0.1, in a process of its own. Not for several threads. */
public final class TestTool implements AutoCloseable {

    /** Who is let in over SSH. */
    public static final String USER = "lab";

    /** With which password. */
    public static final String PASSWORD = "lab-secret";

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter orders;
    private final List<Integer> ports;

    private TestTool(List<String> command, Path log) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        said = process.inputReader();
        orders = process.outputWriter();
        ports = answer(log).stream().map(Integer::valueOf).toList();
    }

    /**
     * Starts it and waits until its devices listen.
     *
     * @param devices how many
     * @param kind what they do
     * @param file what the kind needs
     * @param log gets what it says
     */
    public static TestTool start(int devices, Kind kind, Path file, Path log) throws IOException {
        return start(log, Devices.class, String.valueOf(devices), kind.name(), file.toString());
    }

    /**
     * Starts one device that listens for TLS on its only port and can call home.
     *
     * @param keys the folder of {@link Keys}
     * @param log gets what it says
     */
    static TestTool startSecure(Path keys, Path log) throws IOException {
        return start(log, SecureDevice.class, keys.toString());
    }

    private static TestTool start(Path log, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new TestTool(command, log);
    }

    /** What its devices do. */
    public enum Kind {
        /** Each session has a configuration of its own, and gets the notifications that a file lists. */
        NOTIFYING,
        /** Each session reads the configuration that is in a file. */
        CONFIGURED,
        /** A device has datastores with the models of a folder. */
        MODELLED
    }

    /** A port for each device. */
    public List<Integer> ports() {
        return ports;
    }

    /** Gives an order and gives back the words of its answer; {@link SecureDevice} has some. */
    public List<String> tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
            return answer(order);
        } catch (IOException e) {
            throw new UncheckedIOException(order, e);
        }
    }

    private List<String> answer(Object question) throws IOException {
        @Nullable String line = said.readLine();
        if (line == null) {
            throw new IOException("netconf-testtool has ended: " + question);
        }
        return Arrays.asList(line.split(" ", -1));
    }

    /** It is gone at once. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
