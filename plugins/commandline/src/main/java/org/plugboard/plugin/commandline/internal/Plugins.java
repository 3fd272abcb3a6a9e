// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.TestbedSource;

/**
 * What the plugins of a container offer at one moment.
 *
 * @param readTestbeds whether one reads testbed files
 * @param connectionClasses the names of the connection classes
 */
record Plugins(boolean readTestbeds, List<String> connectionClasses) {

    /** What they offer now. */
    static Plugins of(BundleContext context) {
        try {
            List<String> names = context.getServiceReferences(ConnectionFactory.class, null).stream()
                    .flatMap(Plugins::names)
                    .distinct()
                    .sorted()
                    .toList();
            return new Plugins(context.getServiceReference(TestbedSource.class) != null, names);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is missing to reach a device of a testbed file, and where to look; empty if nothing is. */
    Optional<String> missing() {
        List<String> missing = Stream.of(
                        readTestbeds ? "" : "reads testbed files",
                        connectionClasses.isEmpty() ? "offers a connection class" : "")
                .filter(what -> !what.isEmpty())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no plugin here " + String.join(", and none ", missing)
                        + ": look into plugins/; 'plugboard check' says what is not up");
    }

    private static Stream<String> names(ServiceReference<ConnectionFactory> factory) {
        Object names = factory.getProperty(PluginProperties.CONNECTION_CLASS);
        return names instanceof String[] several
                ? Arrays.stream(several)
                : Stream.ofNullable(names).map(Object::toString);
    }
}
