// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the bundles of a level that are not up, in a container that runs. Used by one thread at a time. */
final class Starts {

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final BundleContext context;
    private final Bundles bundles;
    private final Places places;
    private final int startLevel;

    /** Why those could not be started that could not be, so that it is told once. */
    private final Map<Bundle, String> told = new HashMap<>();

    Starts(BundleContext context, Bundles bundles, int startLevel) {
        this.context = context;
        this.bundles = bundles;
        this.places = new Places(context);
        this.startLevel = startLevel;
    }

    /** Tries each that is not up. */
    void start() {
        Arrays.stream(context.getBundles()).filter(this::isToStart).forEach(this::start);
    }

    /** Why it could not be started. */
    String whyNot(Bundle bundle) {
        return told.getOrDefault(bundle, "it is not started");
    }

    private boolean isToStart(Bundle bundle) {
        return !Bundles.isFragment(bundle)
                && bundle.getState() != Bundle.ACTIVE
                && bundle.adapt(BundleStartLevel.class).getStartLevel() == startLevel;
    }

    private void start(Bundle bundle) {
        try {
            bundle.start();
            told.remove(bundle);
            LOG.info("{} {} is started", bundle.getSymbolicName(), bundle.getVersion());
        } catch (BundleException e) {
            String reason = bundles.whyUnresolved(bundle).orElseGet(() -> Bundles.message(e));
            if (!reason.equals(told.put(bundle, reason))) {
                LOG.warn("{}: {}", places.name(bundle), reason);
            }
        }
    }
}
