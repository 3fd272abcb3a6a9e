// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.ServiceHook;

/** A bundle of its own around {@link WaitingHook}, which can be removed while calls are in the hook. */
final class HookBundle {

    private HookBundle() {}

    static Bundle start(BundleContext context) throws BundleException, IOException {
        return TestBundle.start(context, "org.plugboard.itests.hook", "1.2.3", Activator.class, WaitingHook.class);
    }

    /** Registers the hook for as long as its bundle is active. */
    public static final class Activator implements BundleActivator {

        /** For the framework. */
        public Activator() {}

        @Override
        public void start(BundleContext context) {
            context.registerService(
                    ServiceHook.class,
                    new WaitingHook(),
                    FrameworkUtil.asDictionary(Map.of(PluginProperties.HOOK_CLASSES, "probe")));
        }

        @Override
        public void stop(BundleContext context) {
            // The framework unregisters what the bundle has registered.
        }
    }
}
