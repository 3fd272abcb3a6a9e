// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.plugboard.device.PluginFacts;
import org.plugboard.spi.PluginProperties;

/**
 * Says what the installed bundles contribute, and which of them and of their components do not work and what they miss. It
 * only looks: a bundle that cannot be resolved is not tried again.
 */
final class PluginDiagnosis {

    private static final String SPI = "org.plugboard.spi.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    PluginDiagnosis(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** Every bundle that contributes something to Plugboard or does not work. */
    List<PluginFacts> installed() {
        Map<Long, List<String>> waiting = waitingComponents();
        List<PluginFacts> installed = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            List<String> missing = new ArrayList<>(waiting.getOrDefault(bundle.getBundleId(), List.of()));
            if (bundle.getState() == Bundle.INSTALLED) {
                missing.add("cannot be resolved; it misses " + missing(bundle));
            }
            List<String> offers = offers(bundle);
            if (!missing.isEmpty() || !offers.isEmpty()) {
                String name = Objects.requireNonNullElse(bundle.getSymbolicName(), bundle.getLocation());
                installed.add(new PluginFacts(name, bundle.getVersion().toString(), offers, missing));
            }
        }
        return installed;
    }

    private Map<Long, List<String>> waitingComponents() {
        Map<Long, List<String>> waiting = new HashMap<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
                if (state.unsatisfiedReferences.length > 0) {
                    waiting.computeIfAbsent(component.bundle.id, id -> new ArrayList<>())
                            .add("has " + component.name + ", which waits for " + waitsFor(component, state));
                }
            }
        }
        return waiting;
    }

    /** What the bundle has registered that the SPI names. */
    private static List<String> offers(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null
                ? List.of()
                : Stream.of(services).flatMap(PluginDiagnosis::offers).sorted().toList();
    }

    private static Stream<String> offers(ServiceReference<?> service) {
        return Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                .filter(type -> type.startsWith(SPI))
                .map(type -> type.substring(SPI.length()))
                .map(type -> switch (type) {
                    case "ConnectionFactory" -> "class " + names(service, PluginProperties.CONNECTION_CLASS);
                    case "TransportFactory" -> "transport " + names(service, PluginProperties.TRANSPORT_PROTOCOL);
                    case "TestbedSource" -> "testbed files";
                    case "DeviceSimulator" -> "simulated devices";
                    case "TerminalFactory" -> "terminal";
                    case "Shell" -> "shell";
                    default -> type;
                });
    }

    private static String names(ServiceReference<?> service, String property) {
        return String.join(", ", ServiceTexts.of(service.getProperty(property)));
    }

    private static String waitsFor(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        return Arrays.stream(state.unsatisfiedReferences)
                .flatMap(missing -> Arrays.stream(component.references)
                        .filter(reference -> reference.name.equals(missing.name))
                        .map(reference -> reference.target == null
                                ? reference.interfaceName
                                : reference.interfaceName + " with " + reference.target))
                .collect(Collectors.joining(", "));
    }

    /** The requirements that no installed bundle has a capability for; else the name of what is itself unresolved. */
    private String missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return "its content";
        }
        String missing = revision.getDeclaredRequirements(null).stream()
                .filter(requirement -> !isOptional(requirement) && !isProvided(requirement))
                .map(requirement -> requirement.getNamespace() + " "
                        + requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, ""))
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "what other bundles cannot give before they are resolved" : missing;
    }

    private static boolean isOptional(BundleRequirement requirement) {
        String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
        return Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
                || (effective != null && !effective.equals(Constants.EFFECTIVE_RESOLVE));
    }

    private boolean isProvided(BundleRequirement requirement) {
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null) {
                for (BundleCapability capability : revision.getDeclaredCapabilities(requirement.getNamespace())) {
                    if (requirement.matches(capability)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
