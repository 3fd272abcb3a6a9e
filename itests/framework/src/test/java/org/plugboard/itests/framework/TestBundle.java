// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Bundles of their own that are made here: they can be removed while a test runs. */
final class TestBundle {

    private static final String IMPORTS =
            "org.osgi.framework,org.plugboard.spi,org.plugboard.connection,org.plugboard.device";

    private TestBundle() {}

    /** Starts a bundle that has nothing; a test registers services in its name. */
    static Bundle start(BundleContext context, String name, String version) throws BundleException, IOException {
        return start(context, Map.of(Constants.BUNDLE_SYMBOLICNAME, name, Constants.BUNDLE_VERSION, version));
    }

    /** Starts a bundle with its own copies of the classes; the first is its activator. */
    static Bundle start(
            BundleContext context,
            String name,
            String version,
            Class<? extends BundleActivator> activator,
            Class<?>... others)
            throws BundleException, IOException {
        Class<?>[] classes = new Class<?>[others.length + 1];
        classes[0] = activator;
        System.arraycopy(others, 0, classes, 1, others.length);
        return start(
                context,
                Map.of(
                        Constants.BUNDLE_SYMBOLICNAME,
                        name,
                        Constants.BUNDLE_VERSION,
                        version,
                        Constants.BUNDLE_ACTIVATOR,
                        activator.getName(),
                        Constants.IMPORT_PACKAGE,
                        IMPORTS),
                classes);
    }

    private static Bundle start(BundleContext context, Map<String, String> headers, Class<?>... classes)
            throws BundleException, IOException {
        Bundle bundle = context.installBundle(
                headers.get(Constants.BUNDLE_SYMBOLICNAME) + " " + headers.get(Constants.BUNDLE_VERSION),
                new ByteArrayInputStream(jar(headers, classes)));
        bundle.start();
        return bundle;
    }

    private static byte[] jar(Map<String, String> headers, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        Map<String, String> all = new HashMap<>(headers);
        all.put(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
        all.put(Constants.BUNDLE_MANIFESTVERSION, "2");
        all.forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (InputStream code = type.getClassLoader().getResourceAsStream(file)) {
                    code.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }
}
