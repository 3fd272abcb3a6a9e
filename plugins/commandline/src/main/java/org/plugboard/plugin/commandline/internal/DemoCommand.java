// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what Plugboard does on devices that it starts inside itself; needs no server, network or account. */
@Command(
        name = "demo",
        description = "Starts four small devices inside, and shows on them what Plugboard does.",
        exitCodeList = {"0:shown", "1:something failed"},
        footer = "plugboard demo")
final class DemoCommand implements Callable<Integer> {

    /** What {@code examples/demo.yaml} names. */
    private static final Map<String, String> DEVICES = new LinkedHashMap<>();

    static {
        DEVICES.put("R1", "iosxe");
        DEVICES.put("N1", "nxos");
        DEVICES.put("J1", "junos");
        DEVICES.put("L1", "linux");
    }

    private final Surroundings around;
    private final PluginInstaller installer;

    @Spec
    private CommandSpec spec;

    /** Adds its plugin by {@code installer}. */
    DemoCommand(Surroundings around, PluginInstaller installer) {
        this.around = around;
        this.installer = installer;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        SimulatedLab lab = new SimulatedLab(around.simulator());
        around.opened().keep(lab::close);
        LabFiles files = LabFiles.temporary();
        around.opened().keep(files::forget);
        PrintWriter out = spec.commandLine().getOut();
        Path examples = around.home().resolve("examples");

        DemoSteps steps = new DemoSteps(out, around.opened(), installer, examples.resolve("echo-plugin.jar"));
        steps.step("Start four devices inside this process", "plugboard simulate iosxe --testbed lab.yaml");
        List<SimulatedDevice> devices = start(lab);
        devices.forEach(device -> steps.say(place(device)));
        Path file = examples.resolve("demo.yaml");
        steps.step("Load " + file, "plugboard.load(Path.of(\"demo.yaml\"))");
        Map<String, String> environment = environment(devices, files);
        steps.show(around.load(TestbedRequest.of(file).environment(environment::get)));
        around.opened().close();
        out.printf(
                Locale.ROOT, "All is closed, after %.1f s. Next: plugboard help%n", (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private static List<SimulatedDevice> start(SimulatedLab lab) throws InterruptedException {
        Map<String, Simulation> simulations = new LinkedHashMap<>();
        DEVICES.forEach((name, platform) -> simulations.put(name, new Simulation.Shipped(platform)));
        return lab.start(simulations);
    }

    private static String place(SimulatedDevice device) {
        return LabTestbed.protocols(device).stream()
                .map(protocol -> protocol + " on port " + device.port(protocol))
                .collect(Collectors.joining(", ", "%s (%s): ".formatted(device.hostname(), device.os()), ""));
    }

    /** What the file asks for as {@code %ENV{PLUGBOARD_DEMO_…}}. */
    private static Map<String, String> environment(List<SimulatedDevice> devices, LabFiles files) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLUGBOARD_DEMO_KNOWN_HOSTS", files.knownHosts().toString());
        for (SimulatedDevice device : devices) {
            String prefix = "PLUGBOARD_DEMO_" + device.hostname() + "_";
            device.protocols()
                    .forEach(protocol -> environment.put(
                            prefix + protocol.toUpperCase(Locale.ROOT) + "_PORT",
                            Integer.toString(device.port(protocol))));
            device.credential().fields().forEach((field, value) -> {
                String plain = value instanceof Secret secret ? secret.reveal() : value.toString();
                environment.put(prefix + field.toUpperCase(Locale.ROOT), plain);
            });
        }
        return environment;
    }
}
