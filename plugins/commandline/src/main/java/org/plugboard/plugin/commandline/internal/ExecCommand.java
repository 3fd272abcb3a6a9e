// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one command on some devices at the same time. */
@Command(
        name = "exec",
        description = "Connects to devices, runs one command on each, and prints the answers.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:every device answered", "1:a device failed", "2:wrong usage, file or device"})
final class ExecCommand implements Callable<Integer> {

    /** More devices than this wait for their turn; a thread of this kind only waits for the network. */
    private static final int MOST_AT_ONCE = 100;

    private final Testbeds testbeds;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-t", "--testbed"},
            required = true,
            paramLabel = "FILE",
            description = "The testbed file.")
    private Path file;

    @Option(names = "--alias", paramLabel = "A", description = "The alias of the connection.")
    private @Nullable String alias;

    @Option(names = "--via", paramLabel = "V", description = "The path, an entry of the device's connections.")
    private @Nullable String via;

    @Option(names = "--class", paramLabel = "C", description = "The connection class.")
    private @Nullable String connectionClass;

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds to connect in, and then to answer in.")
    private @Nullable Double timeout;

    @Option(names = "--json", description = "Print one JSON array, an object for each device.")
    private boolean json;

    @Parameters(
            arity = "2..*",
            paramLabel = "DEVICE... COMMAND",
            hideParamSyntax = true,
            description = "The devices by name or alias, then the command as one argument.")
    private List<String> devicesAndCommand;

    ExecCommand(Testbeds testbeds) {
        this.testbeds = testbeds;
    }

    @Override
    public Integer call() throws Exception {
        if (timeout != null && timeout <= 0) {
            throw new ParameterException(spec.commandLine(), "--timeout " + timeout + ": must be more than 0");
        }
        int last = devicesAndCommand.size() - 1;
        String command = devicesAndCommand.get(last);
        Testbed testbed = testbeds.load(file);
        Collection<Device> devices = new LinkedHashSet<>();
        devicesAndCommand.subList(0, last).forEach(name -> devices.add(testbed.device(name)));

        ExecutorService executor = Executors.newFixedThreadPool(Math.min(devices.size(), MOST_AT_ONCE));
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            devices.forEach(device -> outcomes.add(executor.submit(() -> run(device, command))));
            return print(outcomes) ? 0 : 1;
        } finally {
            executor.shutdownNow();
        }
    }

    private Outcome run(Device device, String command) {
        long start = System.nanoTime();
        String usedAlias = alias;
        try {
            Connection connection = device.instantiate(request());
            usedAlias = connection.alias();
            connection.connect();
            Object answer =
                    timeout == null ? connection.execute(command) : connection.call("execute", command, limit(timeout));
            return new Outcome(device.name(), usedAlias, String.valueOf(answer), null, since(start));
        } catch (RuntimeException e) {
            // Whatever it is, the other devices' answers are printed.
            return new Outcome(device.name(), usedAlias, null, e, since(start));
        }
    }

    private ConnectRequest request() {
        ConnectRequest request =
                connectionClass == null ? ConnectRequest.defaults() : ConnectRequest.using(connectionClass);
        request = alias == null ? request : request.alias(alias);
        request = via == null ? request : request.overPath(via);
        return timeout == null
                ? request
                : request.with("connect_timeout", limit(timeout).toMillis() + "ms");
    }

    /** Prints the answers in the order of the devices, each as soon as it and those before it are there. */
    private boolean print(List<Future<Outcome>> outcomes) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Outcome> ended = new ArrayList<>();
        for (Future<Outcome> future : outcomes) {
            Outcome outcome = future.get();
            ended.add(outcome);
            if (!outcome.ok()) {
                err.println("plugboard: " + outcome.failure().getMessage());
            } else if (!json) {
                if (outcomes.size() > 1) {
                    out.println(outcome.device() + ":");
                }
                out.println(outcome.output());
            }
            out.flush();
            err.flush();
        }
        if (json) {
            out.println(Json.of(ended.stream().map(Outcome::toMap).toList()));
        }
        return ended.stream().allMatch(Outcome::ok);
    }

    private static Duration limit(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
