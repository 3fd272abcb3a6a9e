// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Says which components of active bundles do not work and why: they wait for something, or could not be started. */
final class ComponentTroubles {

    private final ServiceComponentRuntime components;

    ComponentTroubles(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** The troubles by the number of the bundle, each as a clause. */
    Map<Long, List<String>> byBundle() {
        Map<Long, List<String>> troubles = new HashMap<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
                trouble(component, state)
                        .ifPresent(trouble -> troubles.computeIfAbsent(component.bundle.id, id -> new ArrayList<>())
                                .add("its " + component.name + " " + trouble));
            }
        }
        return troubles;
    }

    private static Optional<String> trouble(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        if (state.unsatisfiedReferences.length > 0) {
            return Optional.of("waits for " + waitsFor(component, state));
        }
        return switch (state.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                Optional.of("waits for its configuration " + String.join(", ", component.configurationPid));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of("could not be started: "
                        + String.valueOf(state.failure).lines().findFirst().orElse(""));
            default -> Optional.empty();
        };
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
}
