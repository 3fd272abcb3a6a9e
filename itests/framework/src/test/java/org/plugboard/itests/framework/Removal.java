// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.plugboard.contract.Eventually;

/** How bundles go, and that nothing of them is kept. */
public final class Removal {

    private Removal() {}

    /** What loads the classes of the bundle as it is now. */
    public static WeakReference<ClassLoader> loaderOf(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    /** Uninstalls the bundle and has the framework forget it; fails if that is not over within the bound. */
    public static void uninstall(Bundle bundle, Duration bound) throws BundleException, InterruptedException {
        bundle.uninstall();
        refresh(bundle, bound);
    }

    /** Has the framework let go of what the bundle was before; fails if that is not over within the bound. */
    public static void refresh(Bundle bundle, Duration bound) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkUtil.getBundle(Removal.class)
                .getBundleContext()
                .getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(bound.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the framework did not refresh " + bundle);
        }
    }

    /** Fails unless the class loader is collected within the bound. */
    public static void awaitCollected(Duration bound, String whose, WeakReference<ClassLoader> loader) {
        Eventually.await(bound, () -> "the class loader of " + whose + " is kept", () -> {
            System.gc();
            return loader.get() == null;
        });
    }
}
