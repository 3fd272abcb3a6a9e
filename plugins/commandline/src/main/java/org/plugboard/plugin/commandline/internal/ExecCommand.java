// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one command on some devices at the same time. */
@Command(
        name = "exec",
        description = "Connects to devices, runs one command on each, and prints the answers.",
        exitCodeList = {"0:every device answered", "1:a device failed", "2:wrong usage, file, name or value"},
        footer = {
            "plugboard exec -t lab.yaml R1 \"show version\"",
            "plugboard exec -t lab.yaml R1 R2 R3 \"show clock\" --json",
            "plugboard exec -t lab.yaml R1 \"show clock\" --via console --timeout 20",
            "plugboard exec -t lab.yaml R1 \"get-config running\" --via netconf",
            "plugboard exec -t lab.yaml R1 \"show version\" --transcript R1.cast",
            "plugboard exec -t lab.yaml -D site=north R1 \"show clock\""
        })
final class ExecCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-t", "--testbed"},
            required = true,
            paramLabel = "FILE",
            description = "The testbed: a file, a folder, a URL, or - for one that is piped in.")
    private String location;

    @Mixin
    private LoadingOptions loading;

    @Option(
            names = "--alias",
            paramLabel = "A",
            converter = Values.Alias.class,
            description = "The alias of the connection.")
    private @Nullable String alias;

    @Option(
            names = "--via",
            paramLabel = "V",
            converter = Values.Name.class,
            description = "The path, an entry of the device's connections.")
    private @Nullable String via;

    @Option(names = "--class", paramLabel = "C", converter = Values.Name.class, description = "The connection class.")
    private @Nullable String connectionClass;

    @Option(
            names = "--timeout",
            paramLabel = "T",
            converter = Values.Time.class,
            description = "The time to connect in, and then to answer in: seconds, or with a unit (250ms, 2m).")
    private @Nullable Duration timeout;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            converter = Values.Name.class,
            description = {
                "Record each session in a file; a folder, or {device}, {alias}, {path} and {time}",
                "in the name, for one each. Known secrets are left out."
            })
    private @Nullable String transcript;

    @Option(names = "--json", description = "Print one JSON array, an object for each device.")
    private boolean json;

    @Parameters(
            arity = "2..*",
            paramLabel = "DEVICE... COMMAND",
            hideParamSyntax = true,
            description = "The devices by name or alias, then the command as one argument.")
    private List<String> devicesAndCommand;

    ExecCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        int last = devicesAndCommand.size() - 1;
        String command = devicesAndCommand.get(last);
        if (command.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the command is empty");
        }
        Collection<Device> devices = devices(devicesAndCommand.subList(0, last));

        try (AtOnce all = new AtOnce()) {
            List<Future<Outcome>> outcomes = all.begin(devices, device -> run(device, command));
            Report report =
                    new Report(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
            return exitCode(around.opened().toItsLastWord(all::close, () -> report.print(outcomes, around.opened())));
        }
    }

    private Collection<Device> devices(List<String> names) {
        Testbed testbed = around.load(loading.request(location, around));
        Collection<Device> devices = new LinkedHashSet<>();
        for (String name : names) {
            try {
                devices.add(testbed.device(name));
            } catch (UnknownNameException e) {
                String hint = devices.isEmpty()
                        ? ""
                        : "; if '" + name + "' belongs to the command, put the command in quotes";
                throw new ParameterException(spec.commandLine(), e.getMessage() + hint, e);
            }
        }
        return devices;
    }

    /** If all devices fail by what was given, that is wrong usage. */
    private static int exitCode(List<Outcome> outcomes) {
        if (outcomes.stream().allMatch(Outcome::ok)) {
            return ExitCode.OK;
        }
        return outcomes.stream().allMatch(Outcome::isWrongUsage) ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private Outcome run(Device device, String command) {
        long start = System.nanoTime();
        String usedAlias = alias;
        boolean isCalled = false;
        try {
            Connection connection = OneSession.instantiate(device, request());
            usedAlias = connection.alias();
            connection.connect();
            isCalled = true;
            Object answer =
                    timeout == null ? connection.execute(command) : connection.call("execute", command, timeout);
            return new Outcome(device.name(), usedAlias, true, String.valueOf(answer), null, since(start));
        } catch (RuntimeException e) {
            // Whatever it is, the other devices' answers are printed.
            boolean isNews = isCalled || !around.opened().ended();
            return new Outcome(device.name(), usedAlias, isNews, null, e, since(start));
        }
    }

    private ConnectRequest request() {
        ConnectRequest request =
                connectionClass == null ? ConnectRequest.defaults() : ConnectRequest.using(connectionClass);
        request = alias == null ? request : request.alias(alias);
        request = via == null ? request : request.overPath(via);
        request = transcript == null ? request : request.with("transcript", transcript);
        return OneSession.within(timeout, request);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
