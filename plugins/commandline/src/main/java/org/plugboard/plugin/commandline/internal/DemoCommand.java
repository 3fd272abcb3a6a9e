// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Credential;
import org.plugboard.device.Device;
import org.plugboard.device.Secret;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SimulatedDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what Plugboard does on a device that it starts inside itself; needs no server, network or account. */
@Command(
        name = "demo",
        description = "Starts a small device inside, connects to it over SSH and telnet, and runs commands.",
        exitCodeList = {"0:shown", "1:something failed"},
        footer = "plugboard demo")
final class DemoCommand implements Callable<Integer> {

    private static final String DEVICE = "R1";

    private final Surroundings around;
    private final Path file;

    @Spec
    private CommandSpec spec;

    DemoCommand(Surroundings around) {
        this.around = around;
        this.file = around.home().resolve("examples/demo.yaml");
    }

    @Override
    public Integer call() throws IOException {
        DeviceSimulator simulator = around.simulator();
        // Host keys of the demo stay out of the user's own known_hosts.
        Path knownHosts = Files.createTempFile("plugboard-demo-", ".known_hosts");
        try (SimulatedDevice device = simulator.start("iosxe", DEVICE)) {
            say("Started a device inside this process: %s, with SSH on port %d and telnet on port %d of 127.0.0.1"
                    .formatted(device.hostname(), device.port("ssh"), device.port("telnet")));
            Map<String, String> environment = environment(device, knownHosts);
            show(around.load(file, environment::get).device(DEVICE));
        } finally {
            around.opened().close();
            Files.deleteIfExists(knownHosts);
        }
        say("Closed all. Next: plugboard exec --help");
        return 0;
    }

    private void show(Device device) {
        say("Loaded %s: device %s has the paths %s"
                .formatted(file, device.name(), device.facts().paths().keySet()));
        Connection first = connect(device, ConnectRequest.defaults());
        execute(first, "show version");
        Connection second = connect(device, ConnectRequest.via("console").alias("second"));
        execute(second, "show clock");
        say("Both are open at once, each under its alias: %s"
                .formatted(device.connectionManager().connections().keySet()));
        execute(device.alias("second"), "show ip interface brief");
    }

    private Connection connect(Device device, ConnectRequest request) {
        long start = System.nanoTime();
        Connection connection = device.connect(request);
        String how = connection
                .path()
                .map(path -> "path " + path.name() + ", " + path.protocol().orElse("no protocol"))
                .orElse("no path");
        say("Connected %s as '%s' (class %s, %s) in %d ms"
                .formatted(
                        device.name(),
                        connection.alias(),
                        connection.connectionClass(),
                        how,
                        (System.nanoTime() - start) / 1_000_000));
        return connection;
    }

    private void execute(Connection connection, String command) {
        say("%s/%s> %s".formatted(connection.device().name(), connection.alias(), command));
        connection.execute(command).lines().forEach(line -> say("    " + line));
    }

    private static Map<String, String> environment(SimulatedDevice device, Path knownHosts) {
        Credential login = device.credential();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLUGBOARD_DEMO_USERNAME", login.username().orElseThrow());
        environment.put(
                "PLUGBOARD_DEMO_PASSWORD", login.password().map(Secret::reveal).orElseThrow());
        environment.put(
                "PLUGBOARD_DEMO_ENABLE_PASSWORD",
                login.secret("enable_password").map(Secret::reveal).orElseThrow());
        environment.put("PLUGBOARD_DEMO_SSH_PORT", Integer.toString(device.port("ssh")));
        environment.put("PLUGBOARD_DEMO_TELNET_PORT", Integer.toString(device.port("telnet")));
        environment.put("PLUGBOARD_DEMO_KNOWN_HOSTS", knownHosts.toString());
        return environment;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
