// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar with a bundle in it, as its manifest describes it.
 *
 * @param path where it lies
 * @param manifest its manifest
 * @param symbolicName the bundle's name
 * @param version the bundle's version
 */
record BundleJar(Path path, Manifest manifest, String symbolicName, Version version) {

    /**
     * Reads the manifest.
     *
     * @throws IOException if there is no bundle in it; its message is the reason, for people
     */
    static BundleJar read(Path path) throws IOException {
        Manifest manifest = manifest(path);
        String name = manifest == null ? null : header(manifest, Constants.BUNDLE_SYMBOLICNAME);
        if (manifest == null || name == null) {
            throw new IOException("no bundle, its manifest has no Bundle-SymbolicName");
        }
        try {
            Version version = Version.parseVersion(header(manifest, Constants.BUNDLE_VERSION));
            return new BundleJar(path, manifest, name.replaceFirst(";.*", "").trim(), version);
        } catch (IllegalArgumentException e) {
            throw new IOException("no bundle, its Bundle-Version is none: " + e.getMessage(), e);
        }
    }

    private static @Nullable Manifest manifest(Path path) throws IOException {
        try (JarFile file = new JarFile(path.toFile())) {
            return file.getManifest();
        } catch (IOException e) {
            throw new IOException("no jar that can be read (" + e.getMessage() + ")", e);
        }
    }

    private static @Nullable String header(Manifest manifest, String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    boolean isFragment() {
        return header(manifest, Constants.FRAGMENT_HOST) != null;
    }

    /** Whether the framework would take both for one. */
    boolean isSameAs(Bundle bundle) {
        return symbolicName.equals(bundle.getSymbolicName()) && version.equals(bundle.getVersion());
    }

    /** A bundle of another name, without content, that needs and offers the same. */
    byte[] likeness() throws IOException {
        Manifest other = new Manifest(manifest);
        String name = header(manifest, Constants.BUNDLE_SYMBOLICNAME);
        other.getMainAttributes()
                .putValue(Constants.BUNDLE_SYMBOLICNAME, name.replace(symbolicName, symbolicName + ".trial"));
        // It would be looked for in the content.
        other.getMainAttributes().remove(new java.util.jar.Attributes.Name(Constants.BUNDLE_NATIVECODE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, other).close();
        return bytes.toByteArray();
    }
}
