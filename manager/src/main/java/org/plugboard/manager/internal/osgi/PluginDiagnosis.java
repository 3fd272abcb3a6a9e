// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Says which installed bundles and components do not work and what they miss, for the message about a name that nothing
 * bears. It only looks: a bundle that cannot be resolved is not tried again.
 */
final class PluginDiagnosis {

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    PluginDiagnosis(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                troubles.add(name(bundle) + " cannot be resolved; it misses " + missing(bundle));
            }
        }
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
                if (state.unsatisfiedReferences.length > 0) {
                    troubles.add(component.name + " of " + component.bundle.symbolicName + " waits for "
                            + waitsFor(component, state));
                }
            }
        }
        return troubles;
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

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
