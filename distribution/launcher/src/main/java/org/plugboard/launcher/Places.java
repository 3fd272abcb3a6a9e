// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.net.URI;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Names files and bundles for people: {@code plugins/a.jar (org.example.a 1.0.0)}. */
final class Places {

    /** Marks a location that is read where it lies. */
    static final String REFERENCE = "reference:";

    private final BundleContext context;

    Places(BundleContext context) {
        this.context = context;
    }

    /** The file, and what is in it. */
    String name(BundleJar file) {
        return name(file.path()) + " (" + file.symbolicName() + " " + file.version() + ")";
    }

    /** The file that a bundle is from, and what it is. */
    String name(Bundle bundle) {
        return place(bundle) + " (" + bundle.getSymbolicName() + " " + bundle.getVersion() + ")";
    }

    /** The file that a bundle is from. */
    String place(Bundle bundle) {
        String location = plain(bundle);
        return location.startsWith("file:") ? name(Path.of(URI.create(location))) : location;
    }

    /** A file by its path in the installation. */
    String name(Path jar) {
        String home = context.getProperty("plugboard.home");
        return home != null && jar.startsWith(home)
                ? Path.of(home).relativize(jar).toString()
                : jar.toString();
    }

    /** Whether the bundle is from this file. */
    static boolean isFrom(Path jar, Bundle bundle) {
        return plain(bundle).equals(jar.toUri().toString());
    }

    private static String plain(Bundle bundle) {
        String location = bundle.getLocation();
        return location.startsWith(REFERENCE) ? location.substring(REFERENCE.length()) : location;
    }
}
