// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of what bundles were before they were updated or uninstalled. */
final class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    /** Far above what it takes: the sessions of a plugin have five seconds to end. */
    private static final long TIMEOUT_S = 60;

    private Refresh() {}

    /** Returns when it is done, or its time is over. */
    static void of(Collection<Bundle> bundles, BundleContext context) {
        if (bundles.isEmpty()) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(bundles, event -> refreshed.countDown());
        try {
            if (!refreshed.await(TIMEOUT_S, TimeUnit.SECONDS)) {
                LOG.warn("{} are not refreshed after {} s", bundles, TIMEOUT_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
