// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Lists every bundle and every component with its state, and what is missing where one is not up. */
final class Check {

    private final Container container;
    private final PrintStream out;
    private final List<String> problems;

    Check(Container container, PrintStream out) {
        this.container = container;
        this.out = out;
        this.problems = new ArrayList<>(container.problems());
    }

    /** Prints the list; whether all is up. */
    boolean print() {
        BundleContext context = container.context();
        out.println("Bundles");
        Arrays.stream(context.getBundles()).forEach(this::print);
        out.println("Components");
        ServiceReference<ServiceComponentRuntime> runtime = context.getServiceReference(ServiceComponentRuntime.class);
        if (runtime == null) {
            problems.add("no component can start: there is no ServiceComponentRuntime in system/");
        } else {
            printComponents(context.getService(runtime));
        }
        if (problems.isEmpty()) {
            out.println("All is up.");
        } else {
            out.println("Not up:");
            problems.forEach(problem -> out.println("  " + problem));
        }
        return problems.isEmpty();
    }

    private void print(Bundle bundle) {
        boolean waits = bundle.getState() == Bundle.RESOLVED && Bundles.waits(bundle, container.startLevel());
        line(waits ? "only in run" : state(bundle), bundle.getSymbolicName() + " " + bundle.getVersion());
    }

    private void printComponents(ServiceComponentRuntime runtime) {
        // In an order that does not depend on the start, so that two lists can be compared.
        List<ComponentDescriptionDTO> components = runtime.getComponentDescriptionDTOs().stream()
                .sorted(Comparator.comparing(component -> component.name))
                .toList();
        for (ComponentDescriptionDTO component : components) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                line(state(configuration), component.name);
                missing(configuration).forEach(missing -> problems.add(component.name + ": " + missing));
            }
        }
    }

    private void line(String state, String name) {
        out.printf("  %-24s %s%n", state, name);
    }

    private static List<String> missing(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                List.of("no configuration in etc/ for the PID "
                        + String.join(" or ", configuration.description.configurationPid));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(configuration.unsatisfiedReferences)
                        .map(reference -> missing(configuration.description, reference))
                        .toList();
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                List.of("failed to start: " + firstLine(configuration.failure));
            default -> List.of();
        };
    }

    private static String missing(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        ReferenceDTO reference = Arrays.stream(component.references)
                .filter(candidate -> candidate.name.equals(unsatisfied.name))
                .findFirst()
                .orElseThrow();
        String filter = unsatisfied.target == null ? "" : " with " + unsatisfied.target;
        return "no service " + reference.interfaceName + filter + " (reference " + reference.name + ")";
    }

    private static String firstLine(String text) {
        return text.lines().limit(1).collect(Collectors.joining());
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "resolved";
            default -> "installed";
        };
    }

    private static String state(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.ACTIVE -> "active";
            case ComponentConfigurationDTO.SATISFIED -> "satisfied";
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "no configuration";
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> "unsatisfied";
            default -> "failed";
        };
    }
}
