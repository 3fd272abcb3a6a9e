// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.osgi;

import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.plugboard.plugin.terminal.internal.platform.PlatformProvider;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.PlatformFacts;

/**
 * The platforms of a container: those of this bundle, of others that have the header, and of the folder {@code platforms/} of the
 * distribution, which a framework property names.
 */
@Component(service = {PlatformCatalog.class, PlatformProvider.class})
public final class PlatformsComponent implements PlatformCatalog, PlatformProvider {

    /** The framework property that names the folder of the distribution. */
    private static final String HOME = "plugboard.home";

    private static final String FOLDER = "platforms";

    private final Platforms platforms;
    private final BundleTracker<Bundle> bundles;

    /** For the container. */
    @Activate
    public PlatformsComponent(BundleContext context) {
        String home = context.getProperty(HOME);
        platforms = home == null ? new Platforms() : new Platforms(Path.of(home).resolve(FOLDER));
        bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new PlatformBundles(platforms));
        bundles.open();
    }

    /** Looks at bundles no more. */
    @Deactivate
    public void close() {
        bundles.close();
    }

    @Override
    public Platforms platforms() {
        return platforms;
    }

    @Override
    public List<PlatformFacts> all() {
        return platforms.facts();
    }

    @Override
    public PlatformFacts check(String file, String text) {
        return platforms.check(file, text);
    }
}
