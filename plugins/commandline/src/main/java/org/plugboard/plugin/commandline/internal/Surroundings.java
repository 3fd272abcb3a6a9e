// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.SecretStrings;
import org.plugboard.spi.Shell;

/**
 * What commands find around them, and what they have opened in it.
 *
 * @param plugins the services of plugins that commands hand over to
 * @param keyboard who is asked, and what is piped in
 * @param home the folder of the distribution, empty if there is none
 */
record Surroundings(Plugboard plugboard, PluginServices plugins, Keyboard keyboard, Path home, Opened opened) {

    /**
     * The services that are here now, if any.
     *
     * @param simulators gives the simulator
     * @param shells gives the shell
     * @param secretStrings gives who writes and reads secrets
     * @param platforms gives the platforms of command lines
     */
    record PluginServices(
            Supplier<@Nullable DeviceSimulator> simulators,
            Supplier<@Nullable Shell> shells,
            Supplier<@Nullable SecretStrings> secretStrings,
            Supplier<@Nullable PlatformCatalog> platforms) {}

    /** Loads a testbed whose connections end with the command. */
    Testbed load(TestbedRequest request) {
        Testbed testbed = plugboard.load(request);
        opened.keep(testbed::destroyAll);
        return testbed;
    }

    /** The testbed of a command that stays up: what its file says now and later. */
    Testbed follow(TestbedRequest request) {
        FollowedTestbed followed = plugboard.follow(request);
        opened.keep(followed::close);
        return followed.testbed();
    }

    /**
     * Follows the folder {@code testbeds/} of the distribution, which may come later; a file that cannot be used leaves the others
     * alone.
     *
     * @return the testbeds that are in it now
     */
    List<Testbed> followFolder(TestbedRequest inputs) {
        if (home.toString().isEmpty()) {
            return List.of();
        }
        List<FollowedTestbed> before = plugboard.followed();
        opened.keep(plugboard.followFolder(inputs.at(home.resolve("testbeds").toString()))::close);
        return plugboard.followed().stream()
                .filter(followed -> !before.contains(followed))
                .map(FollowedTestbed::testbed)
                .toList();
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

    PlatformCatalog platforms() {
        return present(plugins.platforms().get(), "has platforms of command lines");
    }

    private static <S> S present(@Nullable S service, String does) {
        if (service == null) {
            throw new NotSupportedException(
                    "no plugin here " + does + ": look into plugins/; 'plugboard check' says what is not up");
        }
        return service;
    }
}
