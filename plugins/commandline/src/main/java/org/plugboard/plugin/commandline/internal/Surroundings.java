// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What commands find around them, and what they have opened in it.
 *
 * @param plugins the services of plugins that commands hand over to
 * @param keyboard who is asked, and what is piped in
 * @param home the folder of the distribution, empty if there is none
 */
record Surroundings(Plugboard plugboard, PluginServices plugins, Keyboard keyboard, Path home, Opened opened) {

    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    /**
     * The services that are here now, if any.
     *
     * @param simulators gives the simulator
     * @param shells gives the shell
     * @param secretStrings gives who writes and reads secrets
     */
    record PluginServices(
            Supplier<@Nullable DeviceSimulator> simulators,
            Supplier<@Nullable Shell> shells,
            Supplier<@Nullable SecretStrings> secretStrings) {}

    /** Loads a testbed whose connections end with the command. */
    Testbed load(TestbedRequest request) {
        Testbed testbed = plugboard.load(request);
        opened.keep(testbed::destroyAll);
        return testbed;
    }

    /** The testbed of a command that stays up. */
    Testbed follow(TestbedRequest request) {
        return load(request);
    }

    /** The testbeds in the folder {@code testbeds/} of the distribution; one that cannot be used leaves the others alone. */
    List<Testbed> followFolder(TestbedRequest inputs) {
        Path folder = home.resolve("testbeds");
        List<Testbed> testbeds = new ArrayList<>();
        if (home.toString().isEmpty() || !Files.isDirectory(folder)) {
            return testbeds;
        }
        for (Path file : TestbedPlaces.in(folder)) {
            try {
                testbeds.add(load(inputs.at(file.toString())));
            } catch (TestbedException e) {
                LOG.warn("{}", e.getMessage());
            }
        }
        return testbeds;
    }

    /** The text of the testbed that is piped in, in the form by which it is known to be one. */
    String pipedTestbed() {
        return piped() + "\n";
    }

    /** All that is piped in. */
    String piped() {
        try {
            return keyboard.piped();
        } catch (IOException e) {
            throw new InvalidRequestException("the standard input cannot be read: " + e.getMessage());
        }
    }

    DeviceSimulator simulator() {
        return present(plugins.simulators().get(), "simulates devices");
    }

    Shell shell() {
        return present(plugins.shells().get(), "brings the shell");
    }

    SecretStrings secretStrings() {
        return present(plugins.secretStrings().get(), "writes and reads secrets");
    }

    private static <S> S present(@Nullable S service, String does) {
        if (service == null) {
            throw new NotSupportedException(
                    "no plugin here " + does + ": look into plugins/; 'plugboard check' says what is not up");
        }
        return service;
    }
}
