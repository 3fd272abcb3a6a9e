// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.Shell;

/**
 * What commands find around them, and what they have opened in it.
 *
 * @param simulators gives the simulator that is here now, if any
 * @param shells gives the shell that is here now, if any
 * @param home the folder of the distribution
 */
record Surroundings(
        Plugboard plugboard,
        Supplier<@Nullable DeviceSimulator> simulators,
        Supplier<@Nullable Shell> shells,
        Path home,
        Opened opened) {

    Testbed load(Path file) {
        return load(TestbedRequest.of(file));
    }

    /** Loads a testbed whose connections end with the command. */
    Testbed load(TestbedRequest request) {
        Testbed testbed = plugboard.load(request);
        opened.keep(testbed::destroyAll);
        return testbed;
    }

    DeviceSimulator simulator() {
        return present(simulators.get(), "simulates devices");
    }

    Shell shell() {
        return present(shells.get(), "brings the shell");
    }

    private static <S> S present(@Nullable S service, String does) {
        if (service == null) {
            throw new NotSupportedException(
                    "no plugin here " + does + ": look into plugins/; 'plugboard check' says what is not up");
        }
        return service;
    }
}
