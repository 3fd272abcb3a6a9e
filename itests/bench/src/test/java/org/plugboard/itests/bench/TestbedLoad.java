// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.plugboard.device.Testbed;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.testbed.internal.YamlTestbedSource;

/** What the load of a testbed file takes in a virtual machine that was started for it. */
final class TestbedLoad {

    private TestbedLoad() {}

    /** Loads the file of the first argument; prints milliseconds since the start, those of the load, and megabytes kept by it. */
    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        try (EmbeddedPlugboard plugboard = plugboard()) {
            Testbed testbed = plugboard.load(Path.of(arguments[0]));
            double loadMs = (System.nanoTime() - begun) / 1e6;
            long sinceStartMs = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.gc();
            long kept = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            System.out.printf(
                    Locale.ROOT,
                    "%d %.0f %d %d%n",
                    sinceStartMs,
                    loadMs,
                    kept,
                    testbed.devices().size());
        }
    }

    /** One that reads YAML files and can do nothing else. */
    static EmbeddedPlugboard plugboard() {
        return EmbeddedPlugboard.builder().testbeds(new YamlTestbedSource()).build();
    }
}
