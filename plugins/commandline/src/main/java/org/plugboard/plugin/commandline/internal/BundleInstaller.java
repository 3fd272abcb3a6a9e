// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Installs bundles where they lie, past the drop folder: that may be read-only, and only {@code run} follows it. */
record BundleInstaller(BundleContext context) implements PluginInstaller {

    @Override
    public Runnable install(Path jar) {
        try {
            Bundle bundle = context.installBundle("reference:" + jar.toUri());
            bundle.start();
            return () -> uninstall(bundle);
        } catch (BundleException e) {
            throw new IllegalStateException("the plugin " + jar + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static void uninstall(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            throw new IllegalStateException(
                    "the plugin " + bundle.getSymbolicName() + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
