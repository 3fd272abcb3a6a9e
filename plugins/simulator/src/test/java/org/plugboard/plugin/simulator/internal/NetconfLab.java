// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Devices that speak NETCONF as {@code devices/netconf.yaml} says. */
final class NetconfLab implements AutoCloseable {

    private final Simulator simulator = new Simulator();
    private final Path folder;

    NetconfLab(Path folder) {
        this.folder = folder;
    }

    /** One that can do all. */
    SimulatedDevice start() throws IOException {
        return start(description());
    }

    /** One with something more in its block {@code netconf}. */
    SimulatedDevice startWith(String more) throws IOException {
        return start(description() + more.indent(2));
    }

    /** One of which something is described in another way. */
    SimulatedDevice startReplacing(String text, String by) throws IOException {
        return start(description().replace(text, by));
    }

    /** One that does not say this capability. */
    SimulatedDevice startWithout(String capability) throws IOException {
        return start(description().replaceAll("    - \\S*:" + capability + "\\S*\n", ""));
    }

    private SimulatedDevice start(String description) throws IOException {
        Path file = folder.resolve("device.yaml");
        Files.writeString(file, description);
        return simulator.start(new Simulation.Described(file), "R1");
    }

    private static String description() throws IOException {
        try (InputStream in = NetconfLab.class.getResourceAsStream("/devices/netconf.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
