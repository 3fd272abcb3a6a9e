// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;

/** What the demo shows, step by step, each with the call by which a user does the same. */
final class DemoSteps {

    private static final int MOST_LINES = 5;

    private final PrintWriter out;
    private final Opened opened;
    private final PluginInstaller installer;
    private final Path plugin;
    private int steps;

    /** Drops {@code plugin} in by {@code installer}. */
    DemoSteps(PrintWriter out, Opened opened, PluginInstaller installer, Path plugin) {
        this.out = out;
        this.opened = opened;
        this.installer = installer;
        this.plugin = plugin;
    }

    /** All that needs the testbed. */
    void show(Testbed testbed) throws InterruptedException {
        step("Connect to all four at once, over SSH, telnet and NETCONF", "device.connect()");
        connectAll(testbed.devices());
        step("Ask each of them; its default connection answers", "device.execute(\"show clock\")");
        execute(testbed.device("R1"), "show clock");
        execute(testbed.device("N1"), "show clock");
        execute(testbed.device("J1"), "get-config running");
        execute(testbed.device("L1"), "uname -a");

        Device router = testbed.device("R1");
        step(
                "Connect to R1 a second time, over its console and under an alias",
                "r1.connect(via(\"console\").alias(\"second\"))");
        say(connected(router, ConnectRequest.via("console").alias("second")));
        execute(router.alias("second"), "show ip interface brief");
        share(router);
        comeAndGo(testbed.device("L1"));
    }

    /** More callers than a pool has workers. */
    private void share(Device device) throws InterruptedException {
        step(
                "Open a pool of three sessions to R1 and ask it five times at once",
                "r1.connect(via(\"mgmt\").alias(\"pool\").pool(3))");
        say(connected(device, ConnectRequest.via("mgmt").alias("pool").pool(3)));
        Connection pool = device.alias("pool");
        for (String answer : atOnce(Collections.nCopies(5, () -> pool.execute("show clock")))) {
            say("    " + answer);
        }
        pool.pool().ifPresent(figures -> say("R1/pool: " + figures));
    }

    /** What becomes of a connection whose plugin leaves and comes back. */
    private void comeAndGo(Device device) {
        step(
                "Drop a plugin in while all that runs",
                "cp examples/%s plugins/, which 'plugboard run' follows".formatted(plugin.getFileName()));
        Runnable removal = install();
        say(connected(device, ConnectRequest.via("echo").alias("echo")));
        Connection echo = device.alias("echo");
        execute(echo, "hello");

        step(
                "Take the plugin away: its connection is closed, all others stay",
                "rm plugins/%s".formatted(plugin.getFileName()));
        removal.run();
        try {
            echo.execute("hello");
            throw new IllegalStateException("the plugin is gone, but its connection answers");
        } catch (ConnectionClosedException e) {
            say(e.getMessage());
        }
        say("The aliases of %s are still %s"
                .formatted(
                        device.name(), device.connectionManager().connections().keySet()));

        step("Drop it in again: the same connection opens with what is there now", "connection.connect()");
        install();
        echo.connect();
        execute(echo, "hello again");
    }

    private Runnable install() {
        Runnable removal = installer.install(plugin);
        opened.keep(removal::run);
        return removal;
    }

    private void connectAll(Iterable<Device> devices) throws InterruptedException {
        List<Callable<String>> work = new ArrayList<>();
        devices.forEach(device -> work.add(() -> connected(device, ConnectRequest.defaults())));
        atOnce(work).forEach(this::say);
    }

    /** Runs all of these at the same time and returns what they return, in their order. */
    private static List<String> atOnce(List<Callable<String>> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size(), task -> new Thread(task, "demo"));
        try {
            List<String> results = new ArrayList<>();
            for (Future<String> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static String connected(Device device, ConnectRequest request) {
        long start = System.nanoTime();
        Connection connection = device.connect(request);
        String path = connection.path().map(used -> ", path " + used.name()).orElse("");
        return "%s as '%s': class %s%s, in %d ms"
                .formatted(
                        device.name(),
                        connection.alias(),
                        connection.connectionClass(),
                        path,
                        (System.nanoTime() - start) / 1_000_000);
    }

    private void execute(Device device, String command) {
        execute(device.alias(device.connectionManager().defaultAlias()), command);
    }

    private void execute(Connection connection, String command) {
        say("%s/%s> %s".formatted(connection.device().name(), connection.alias(), command));
        List<String> lines = connection.execute(command).lines().toList();
        lines.stream().limit(MOST_LINES).forEach(line -> say("    " + line));
        if (lines.size() > MOST_LINES) {
            say("    … " + (lines.size() - MOST_LINES) + " more lines");
        }
    }

    /** Begins the next step. */
    void step(String what, String call) {
        steps++;
        out.println(steps + ". " + what);
        out.println("   You: " + call);
        out.flush();
    }

    /** A line within a step. */
    void say(String line) {
        out.println("   " + line);
        out.flush();
    }
}
