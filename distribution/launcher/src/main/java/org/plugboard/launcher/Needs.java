// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says for people what a bundle that cannot be resolved needs and nobody has, in the words of {@code plugins} in the shell. */
final class Needs {

    private static final Map<String, String> KINDS = Map.of(
            PackageNamespace.PACKAGE_NAMESPACE,
            "package ",
            BundleNamespace.BUNDLE_NAMESPACE,
            "bundle ",
            ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
            "");

    private static final Pattern VERSION = Pattern.compile("(!?)\\((?:bundle-)?version([<>]?=)([^)]+)\\)");

    private static final Map<String, String> RELATIONS =
            Map.of("=", "", ">=", "from ", "!>=", "below ", "<=", "up to ", "!<=", "above ");

    private final BundleContext context;

    Needs(BundleContext context) {
        this.context = context;
    }

    /** That it misses this; empty if there is, for each of its needs, a bundle that could serve it. */
    Optional<String> missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        String missing = revision == null
                ? ""
                : revision.getDeclaredRequirements(null).stream()
                        .filter(requirement -> isNeededToResolve(requirement) && !isServed(requirement))
                        .map(Needs::words)
                        .collect(Collectors.joining(", "));
        return missing.isEmpty() ? Optional.empty() : Optional.of("it misses " + missing);
    }

    private static boolean isNeededToResolve(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        String effective =
                directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        return effective.equals(Constants.EFFECTIVE_RESOLVE)
                && !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE));
    }

    private boolean isServed(BundleRequirement requirement) {
        return Stream.of(context.getBundles())
                .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
                .flatMap(revision -> revision.getDeclaredCapabilities(requirement.getNamespace()).stream())
                .anyMatch(requirement::matches);
    }

    private static String words(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Matcher name = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)")
                .matcher(filter);
        if (!KINDS.containsKey(namespace) || !name.find()) {
            return namespace + " " + filter;
        }
        return KINDS.get(namespace)
                + name.group(1)
                + VERSION.matcher(filter).results().map(Needs::version).collect(Collectors.joining());
    }

    private static String version(MatchResult version) {
        return " " + RELATIONS.getOrDefault(version.group(1) + version.group(2), "not ") + version.group(3);
    }
}
