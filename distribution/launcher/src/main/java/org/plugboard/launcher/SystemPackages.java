// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Objects;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * What the libraries beside the framework export. The system bundle exports it in their stead: bundles and launcher then
 * share these types, and logging works before the first bundle and survives the refresh of any.
 */
final class SystemPackages {

    private SystemPackages() {}

    /** The {@code Export-Package} headers of the class path, without that of the framework, which exports its own. */
    static String ofClassPath(FrameworkFactory framework) throws IOException {
        String frameworkJar = framework
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return Collections.list(SystemPackages.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .filter(manifest -> !manifest.toString().contains(frameworkJar))
                .map(SystemPackages::exports)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
    }

    private static @Nullable String exports(URL manifest) {
        try (InputStream in = manifest.openStream()) {
            return new Manifest(in).getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest, e);
        }
    }
}
