// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;

/**
 * That a bundle is to become what a jar is now.
 *
 * @param file the jar
 * @param bundle the bundle
 * @param before the version that it has
 * @param ran whether it runs, so that there is something to be lost
 */
record Update(BundleJar file, Bundle bundle, Version before, boolean ran) {

    static Update of(BundleJar file, Bundle bundle) {
        return new Update(file, bundle, bundle.getVersion(), bundle.getState() == Bundle.ACTIVE);
    }

    /** Whether it ran and runs no more. */
    boolean hasFailed() {
        return ran && !Bundles.isFragment(bundle) && bundle.getState() != Bundle.ACTIVE;
    }

    /** Gives this content to the bundle, which is stopped for it. */
    void make(Path content) throws BundleException, IOException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        try (InputStream bytes = Files.newInputStream(content)) {
            bundle.update(bytes);
        }
    }
}
