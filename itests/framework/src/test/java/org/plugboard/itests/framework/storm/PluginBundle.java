// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.plugboard.contract.Eventually;
import org.plugboard.itests.framework.Removal;

/** The bundle of a plugin, which can be replaced by one with another version. Not thread-safe. */
final class PluginBundle {

    private static final Duration COLLECTED = Duration.ofSeconds(20);
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final BundleContext context;
    private final String symbolicName;
    private final String location;
    private final Path jar;
    private int editions;

    /** How a plugin comes to be another one. */
    enum Change {
        /** Updated while it is active. */
        UPDATE {
            @Override
            void on(PluginBundle plugin) throws BundleException, IOException, InterruptedException {
                plugin.bundle().update(plugin.nextEdition());
                Removal.refresh(plugin.bundle(), BOUND);
            }
        },
        /** As FileInstall does with a jar that is written over: stopped, updated, refreshed, started. */
        DROP {
            @Override
            void on(PluginBundle plugin) throws BundleException, IOException, InterruptedException {
                plugin.bundle().stop();
                plugin.bundle().update(plugin.nextEdition());
                Removal.refresh(plugin.bundle(), BOUND);
                plugin.bundle().start();
            }
        },
        /** Stopped and started; it stays the same one. */
        RESTART {
            @Override
            void on(PluginBundle plugin) throws BundleException {
                plugin.bundle().stop();
                plugin.bundle().start();
            }
        },
        /** Removed wholly, then installed. */
        REINSTALL {
            @Override
            void on(PluginBundle plugin) throws BundleException, IOException, InterruptedException {
                plugin.uninstall();
                plugin.context
                        .installBundle(plugin.location, plugin.nextEdition())
                        .start();
            }
        };

        /** Returns when it is done; its components are up by then. */
        abstract void on(PluginBundle plugin) throws BundleException, IOException, InterruptedException;

        /** Whether the classes are other ones afterwards. */
        boolean replaces() {
            return this != RESTART;
        }
    }

    /** The bundle of this name, which is installed. */
    PluginBundle(BundleContext context, String symbolicName) {
        // Not the context of a test, which would uninstall at its end what was installed by it.
        this.context = context.getBundle(0).getBundleContext();
        this.symbolicName = symbolicName;
        this.location = bundle().getLocation();
        this.jar = Path.of(URI.create(location.replace("reference:", "")));
    }

    Bundle bundle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    String version() {
        return bundle().getVersion().toString();
    }

    WeakReference<ClassLoader> loader() {
        return Removal.loaderOf(bundle());
    }

    /** Puts back what was there at first. */
    void restore() throws BundleException, InterruptedException {
        if (editions > 0) {
            uninstall();
            context.installBundle(location).start();
        }
    }

    private void uninstall() throws BundleException, InterruptedException {
        Removal.uninstall(bundle(), BOUND);
    }

    /** The same jar with a version that there was not yet. */
    private InputStream nextEdition() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, "9.0." + ++editions);
            try (JarOutputStream to = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry : from.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(to);
                    }
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Fails unless, within a bound, no thread runs with the classes of this loader, and it is collected. */
    void awaitGone(WeakReference<ClassLoader> loader) {
        Eventually.await(() -> symbolicName + " has left the threads " + threadsOf(loader), () -> threadsOf(loader)
                .isEmpty());
        Removal.awaitCollected(COLLECTED, symbolicName, loader);
    }

    private static List<Thread> threadsOf(WeakReference<ClassLoader> loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> loader.get() != null)
                .filter(thread -> thread.getContextClassLoader() == loader.get()
                        || thread.getClass().getClassLoader() == loader.get())
                .toList();
    }

    @Override
    public String toString() {
        return symbolicName + " " + bundle().getVersion();
    }
}
