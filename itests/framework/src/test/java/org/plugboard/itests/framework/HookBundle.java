// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.osgi.framework.FrameworkUtil;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.ServiceHook;

/** A bundle of its own around {@link WaitingHook}, which can be removed while calls are in the hook. */
final class HookBundle {

    private static final String NAME = "org.plugboard.itests.hook";

    private HookBundle() {}

    /** Starts the bundle; it carries its own copies of the classes. */
    static Bundle start(BundleContext context) throws BundleException, IOException {
        Bundle bundle = context.installBundle(NAME, new ByteArrayInputStream(jar()));
        bundle.start();
        return bundle;
    }

    private static byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        Map.of(
                        Attributes.Name.MANIFEST_VERSION.toString(),
                        "1.0",
                        Constants.BUNDLE_MANIFESTVERSION,
                        "2",
                        Constants.BUNDLE_SYMBOLICNAME,
                        NAME,
                        Constants.BUNDLE_VERSION,
                        "1.2.3",
                        Constants.BUNDLE_ACTIVATOR,
                        Activator.class.getName(),
                        Constants.IMPORT_PACKAGE,
                        "org.osgi.framework,org.plugboard.spi,org.plugboard.connection,org.plugboard.device")
                .forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : new Class<?>[] {Activator.class, WaitingHook.class}) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (InputStream code = type.getClassLoader().getResourceAsStream(file)) {
                    code.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
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
