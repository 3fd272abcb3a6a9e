// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.plugboard.plugin.terminal.internal.platform.PlatformFile;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.PlatformCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the platforms of bundles that have the header, for as long as they are active. Thread-safe. */
final class PlatformBundles implements BundleTrackerCustomizer<Bundle> {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformBundles.class);

    private final Platforms platforms;

    PlatformBundles(Platforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String header = bundle.getHeaders("").get(PlatformCatalog.PLATFORMS_HEADER);
        if (header == null) {
            return null;
        }
        List<PlatformFile> files = new ArrayList<>();
        for (String path : header.split(",", -1)) {
            files.addAll(files(bundle, path.strip()));
        }
        platforms.put(bundle, files);
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle tracked) {
        // It is active before and behind that, with the same files.
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle tracked) {
        platforms.put(bundle, List.of());
    }

    private static List<PlatformFile> files(Bundle bundle, String path) {
        int slash = path.lastIndexOf('/');
        Enumeration<URL> found = bundle.findEntries(
                slash < 0 ? "/" : path.substring(0, slash), slash < 0 ? path : path.substring(slash + 1), false);
        if (found == null) {
            LOG.warn(
                    "{}: it has nothing at {}, which its header {} names",
                    bundle,
                    path,
                    PlatformCatalog.PLATFORMS_HEADER);
            return List.of();
        }
        List<PlatformFile> files = new ArrayList<>();
        for (URL entry : Collections.list(found)) {
            String name = bundle.getSymbolicName() + entry.getPath();
            try (InputStream text = entry.openStream()) {
                files.add(new PlatformFile(
                        name, new String(text.readAllBytes(), StandardCharsets.UTF_8), PlatformFile.Layer.BUNDLE));
            } catch (IOException e) {
                LOG.warn("{}: it cannot be read: {}", name, e.toString());
            }
        }
        return files;
    }
}
