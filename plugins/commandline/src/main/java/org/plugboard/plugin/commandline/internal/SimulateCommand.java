// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves simulated devices until it is interrupted, and says how to reach them. */
@Command(
        name = "simulate",
        description = {
            "Serves simulated devices on ports of 127.0.0.1 until it is interrupted.",
            "The testbed that reaches them goes to the file that --testbed names, else to the standard output."
        },
        exitCodeList = {"0:interrupted, all devices stopped", "1:a device cannot start", "2:wrong usage or file"},
        footer = {
            "plugboard simulate iosxe --testbed lab.yaml",
            "plugboard simulate iosxe --name R --count 3 --testbed lab.yaml",
            "plugboard simulate my-router.yaml --testbed lab.yaml",
            "plugboard simulate R1.cast --testbed lab.yaml",
            "plugboard simulate --mock-data mock_data --os nxos --testbed lab.yaml"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST = 5000;
    private static final int MOST_LISTED = 8;

    /** What each platform that ships can be asked. */
    private static final Map<String, String> QUESTIONS =
            Map.of("iosxe", "show version", "nxos", "show version", "junos", "show version", "linux", "uname -a");

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private SimulationOptions source;

    @Option(names = "--count", paramLabel = "N", description = "Serve N devices, whose names end in 1 to N.")
    private @Nullable Integer count;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the devices are called; else after the platform or file.")
    private @Nullable String name;

    @Option(
            names = "--testbed",
            paramLabel = "OUT",
            description = "Write the testbed to this file; it holds the passwords, which are made at each start.")
    private @Nullable Path testbed;

    SimulateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> names = names();
        DeviceSimulator simulator = around.simulator();
        Simulation simulation = source.simulation(simulator.platforms());
        LabFiles files = testbed == null ? LabFiles.temporary() : LabFiles.at(testbed);
        around.opened().keep(files::forget);
        SimulatedLab lab = new SimulatedLab(simulator);
        around.opened().keep(lab::close);

        List<SimulatedDevice> devices = lab.start(names, simulation);
        String yaml = LabTestbed.yaml(baseName(), devices, files.knownHosts().toString());
        if (testbed == null) {
            spec.commandLine().getOut().print(yaml);
            spec.commandLine().getOut().flush();
        } else {
            files.write(testbed, yaml);
        }
        tell(devices, simulation instanceof Simulation.Shipped);
        return Commands.STAY;
    }

    private String baseName() {
        return name == null ? source.name() : name;
    }

    private List<String> names() {
        if (!baseName().matches("[A-Za-z][A-Za-z0-9-]{0,50}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name: '" + name + "' is no host name: letters, digits and '-', at most 50, a letter first");
        }
        if (count == null) {
            return List.of(baseName());
        }
        if (count < 1 || count > MOST) {
            throw new ParameterException(spec.commandLine(), "--count is from 1 to " + MOST + ", not " + count);
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> baseName() + number)
                .toList();
    }

    /** Says what is served where: beside the testbed, which may be the standard output itself. */
    private void tell(List<SimulatedDevice> devices, boolean shipped) {
        PrintWriter err = spec.commandLine().getErr();
        devices.stream().limit(MOST_LISTED).map(SimulateCommand::place).forEach(err::println);
        if (devices.size() > MOST_LISTED) {
            err.println("… and " + (devices.size() - MOST_LISTED) + " more");
        }
        if (testbed != null) {
            err.println("Try: plugboard " + tryOut(devices.get(0), shipped));
        }
        err.println("Serving; Ctrl-C ends it.");
        err.flush();
    }

    /** A command line that works; what a device of another's making answers to, only its maker knows. */
    private String tryOut(SimulatedDevice device, boolean shipped) {
        @Nullable String command = shipped ? QUESTIONS.get(device.os()) : null;
        return command == null
                ? "shell -t " + testbed
                : "exec -t %s %s \"%s\"".formatted(testbed, device.hostname(), command);
    }

    private static String place(SimulatedDevice device) {
        return LabTestbed.protocols(device).stream()
                .map(protocol ->
                        "%s %d (--via %s)".formatted(protocol, device.port(protocol), LabTestbed.path(protocol)))
                .collect(Collectors.joining(", ", device.hostname() + ": 127.0.0.1, ", ""));
    }
}
