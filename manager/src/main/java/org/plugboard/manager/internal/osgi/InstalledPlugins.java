// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.device.PluginFacts;
import org.plugboard.spi.PluginProperties;

/**
 * Says what the installed bundles contribute, and which of them and of their components do not work and why. It only looks:
 * a bundle that cannot be resolved is not tried again.
 */
final class InstalledPlugins {

    private static final String SPI = "org.plugboard.spi";

    private final BundleContext context;
    private final ComponentTroubles components;
    private final Wiring wiring;
    private final RefusedFiles refused;

    InstalledPlugins(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = new ComponentTroubles(components);
        this.wiring = new Wiring(context);
        this.refused = new RefusedFiles(context);
    }

    /** Every bundle that contributes something to Plugboard or does not work, and every file that could not become one. */
    List<PluginFacts> list() {
        Map<Long, List<String>> troubles = components.byBundle();
        return Stream.concat(
                        Stream.of(context.getBundles())
                                .flatMap(bundle ->
                                        facts(bundle, troubles.getOrDefault(bundle.getBundleId(), List.of())).stream()),
                        refused.list().stream())
                .toList();
    }

    private Optional<PluginFacts> facts(Bundle bundle, List<String> troublesOfComponents) {
        List<String> missing = new ArrayList<>(troublesOfComponents);
        if (bundle.getState() == Bundle.INSTALLED) {
            missing.add("it misses " + wiring.missing(bundle));
        } else if (bundle.getState() == Bundle.RESOLVED && wiring.imports(bundle, SPI)) {
            missing.add("it is not started");
        }
        List<String> offers = offers(bundle);
        if (missing.isEmpty() && offers.isEmpty()) {
            return Optional.empty();
        }
        String name = Objects.requireNonNullElse(bundle.getSymbolicName(), bundle.getLocation());
        String file = bundle.getState() == Bundle.INSTALLED ? file(bundle) : "";
        if (!file.isEmpty()) {
            // As the files that could not become a bundle at all.
            String named = file + " (" + name + " " + bundle.getVersion() + ")";
            return Optional.of(new PluginFacts(named, "", offers, missing));
        }
        return Optional.of(new PluginFacts(name, bundle.getVersion().toString(), offers, missing));
    }

    /** The file of the installation that the bundle is from, by its path in there; empty if there is none. */
    private String file(Bundle bundle) {
        String home = context.getProperty("plugboard.home");
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        if (home == null || !location.startsWith("file:/")) {
            return "";
        }
        Path file = Path.of(URI.create(location));
        return file.startsWith(home) ? Path.of(home).relativize(file).toString() : "";
    }

    /** What the bundle has registered that the SPI names, or that listens; nothing if it is uninstalled just now. */
    private static List<String> offers(Bundle bundle) {
        ServiceReference<?>[] services;
        try {
            services = bundle.getRegisteredServices();
        } catch (IllegalStateException uninstalled) {
            return List.of();
        }
        return services == null
                ? List.of()
                : Stream.of(services).flatMap(InstalledPlugins::offers).sorted().toList();
    }

    private static Stream<String> offers(ServiceReference<?> service) {
        return Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                .filter(type -> type.startsWith(SPI + ".") || type.equals(ConnectionListener.class.getName()))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .map(type -> switch (type) {
                    case "ConnectionFactory" -> "class " + names(service, PluginProperties.CONNECTION_CLASS);
                    case "TransportFactory" -> "transport " + names(service, PluginProperties.TRANSPORT_PROTOCOL);
                    case "ServiceHook" -> hook(service);
                    case "ConnectionListener" -> "listener";
                    case "TestbedSource" -> "testbed files";
                    case "TestbedCallable" -> "callable " + names(service, PluginProperties.CALLABLE_NAME);
                    case "SecretStrings" -> "secret strings";
                    case "SecretScheme" -> "secret scheme " + names(service, PluginProperties.SECRET_SCHEME_NAME);
                    case "CredentialSource" ->
                        "credential source " + names(service, PluginProperties.CREDENTIAL_SOURCE_NAME);
                    case "DeviceSimulator" -> "simulated devices";
                    case "TerminalFactory" -> "command lines";
                    case "Shell" -> "shell";
                    default -> type;
                });
    }

    private static String hook(ServiceReference<?> service) {
        String scope = Stream.of(
                        scope("class", service, PluginProperties.HOOK_CLASSES),
                        scope("service", service, PluginProperties.HOOK_SERVICES),
                        scope("device", service, PluginProperties.HOOK_DEVICES))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return "hook for " + (scope.isEmpty() ? "every call" : scope);
    }

    private static String scope(String what, ServiceReference<?> service, String property) {
        String names = names(service, property);
        return names.isEmpty() || names.equals("*") ? "" : what + " " + names;
    }

    private static String names(ServiceReference<?> service, String property) {
        return String.join(", ", ServiceTexts.of(service.getProperty(property)));
    }
}
