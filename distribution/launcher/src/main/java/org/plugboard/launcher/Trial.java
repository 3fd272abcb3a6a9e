// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Tries whether what is to take the place of running bundles can be resolved, before they are stopped for it: bundles of the
 * same needs are there for a moment, all at once, since one may give what another one needs. They are never started.
 */
final class Trial {

    private final BundleContext context;
    private final Bundles bundles;

    Trial(BundleContext context, Bundles bundles) {
        this.context = context;
        this.bundles = bundles;
    }

    /** Which of these jars cannot be resolved, each with the reason. */
    Map<BundleJar, String> failures(Collection<BundleJar> jars) {
        Map<BundleJar, String> failures = new LinkedHashMap<>();
        Map<BundleJar, Bundle> tried = new LinkedHashMap<>();
        for (BundleJar jar : jars) {
            try {
                tried.put(jar, context.installBundle("trial:" + jar.path(), new ByteArrayInputStream(jar.likeness())));
            } catch (BundleException | IOException e) {
                failures.put(jar, Bundles.message(e));
            }
        }
        if (tried.isEmpty()) {
            // No bundles would mean all to the framework.
            return failures;
        }
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(tried.values());
        tried.forEach((jar, bundle) -> {
            if (bundle.getState() == Bundle.INSTALLED) {
                failures.put(jar, bundles.reason(bundle));
            }
        });
        tried.values().forEach(Trial::uninstall);
        Refresh.of(tried.values(), context);
        return failures;
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new IllegalStateException(bundle + " cannot be uninstalled", e);
        }
    }
}
