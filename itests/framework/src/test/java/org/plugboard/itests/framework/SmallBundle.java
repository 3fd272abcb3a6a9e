// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles that a test makes of its own classes, so that they can be removed. */
final class SmallBundle {

    private static final int SECONDS = 10;

    private SmallBundle() {}

    /** Starts a bundle, version 1.2.3, that carries its own copies of these classes. */
    static Bundle start(
            BundleContext context, String name, Class<? extends BundleActivator> activator, Class<?>... others)
            throws BundleException, IOException {
        Bundle bundle = context.installBundle(name, new ByteArrayInputStream(jar(name, activator, others)));
        bundle.start();
        return bundle;
    }

    private static byte[] jar(String name, Class<? extends BundleActivator> activator, Class<?>... others)
            throws IOException {
        Manifest manifest = new Manifest();
        Map.of(
                        Attributes.Name.MANIFEST_VERSION.toString(),
                        "1.0",
                        Constants.BUNDLE_MANIFESTVERSION,
                        "2",
                        Constants.BUNDLE_SYMBOLICNAME,
                        name,
                        Constants.BUNDLE_VERSION,
                        "1.2.3",
                        Constants.BUNDLE_ACTIVATOR,
                        activator.getName(),
                        Constants.IMPORT_PACKAGE,
                        "org.osgi.framework,org.plugboard.spi,org.plugboard.connection,org.plugboard.device")
                .forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, activator);
            for (Class<?> type : others) {
                add(jar, type);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(file));
        try (InputStream code = type.getClassLoader().getResourceAsStream(file)) {
            code.transferTo(jar);
        }
    }

    /** Uninstalls the bundle and has the framework forget it. */
    static void remove(BundleContext context, Bundle bundle) throws BundleException, InterruptedException {
        bundle.uninstall();
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the framework did not refresh " + bundle);
        }
    }
}
