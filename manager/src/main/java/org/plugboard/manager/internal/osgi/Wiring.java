// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Says what bundles need of each other. */
final class Wiring {

    private static final Map<String, String> KINDS = Map.of(
            PackageNamespace.PACKAGE_NAMESPACE,
            "package ",
            BundleNamespace.BUNDLE_NAMESPACE,
            "bundle ",
            ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
            "");

    /** A condition on the version in a filter, which may be denied. */
    private static final Pattern VERSION = Pattern.compile("(!?)\\((?:bundle-)?version([<>]?=)([^)]+)\\)");

    private static final Map<String, String> RELATIONS =
            Map.of("=", "", ">=", "from ", "!>=", "below ", "<=", "up to ", "!<=", "above ");

    private final BundleContext context;

    Wiring(BundleContext context) {
        this.context = context;
    }

    /** Whether the bundle imports this package. */
    boolean imports(Bundle bundle, String packageName) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        String named = "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + packageName + ")";
        return revision != null
                && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .anyMatch(requirement -> requirement
                                .getDirectives()
                                .getOrDefault(Constants.FILTER_DIRECTIVE, "")
                                .contains(named));
    }

    /** The requirements that no installed bundle has a capability for; else the name of what is itself unresolved. */
    String missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return "its content";
        }
        String missing = revision.getDeclaredRequirements(null).stream()
                .filter(requirement -> !isOptional(requirement) && !isProvided(requirement))
                .map(Wiring::words)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "what other bundles cannot give before they are resolved" : missing;
    }

    /** A package, bundle or Java in words, anything else as the framework has it. */
    private static String words(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Matcher name = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)")
                .matcher(filter);
        if (!KINDS.containsKey(namespace) || !name.find()) {
            return namespace + " " + filter;
        }
        String versions = VERSION.matcher(filter)
                .results()
                .map(version ->
                        " " + RELATIONS.getOrDefault(version.group(1) + version.group(2), "not ") + version.group(3))
                .collect(Collectors.joining());
        return KINDS.get(namespace) + name.group(1) + versions;
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
