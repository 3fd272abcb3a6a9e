// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.TestbedSource;

/** What the plugins of this container offer at this moment. */
final class Plugins {

    private final BundleContext context;

    Plugins(BundleContext context) {
        this.context = context;
    }

    /** The names of the connection classes, for people to read. */
    String connectionClasses() {
        return names().isEmpty() ? "none" : String.join(", ", names());
    }

    /** What is missing to reach any device from a testbed file, and where to look; empty if nothing is. */
    Optional<String> missing() {
        Stream<String> missing = Stream.of(
                context.getServiceReference(TestbedSource.class) == null ? "reads testbed files" : "",
                names().isEmpty() ? "offers a connection class" : "");
        String all = missing.filter(what -> !what.isEmpty()).collect(Collectors.joining(", and none "));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("no plugin here " + all + ": look into plugins/, 'plugboard check' says what is not up");
    }

    private List<String> names() {
        try {
            return context.getServiceReferences(ConnectionFactory.class, null).stream()
                    .flatMap(Plugins::names)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(ServiceReference<ConnectionFactory> factory) {
        Object names = factory.getProperty(PluginProperties.CONNECTION_CLASS);
        return names instanceof String[] several
                ? Arrays.stream(several)
                : Stream.ofNullable(names).map(Object::toString);
    }
}
