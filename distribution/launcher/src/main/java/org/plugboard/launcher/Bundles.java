// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Installs the jars of folders as bundles, and remembers why one is not up. */
final class Bundles implements FrameworkListener {

    private final BundleContext context;
    private final Map<Path, String> refused = new ConcurrentSkipListMap<>();
    private final Map<Bundle, String> failures = new LinkedHashMap<>();

    Bundles(BundleContext context) {
        this.context = context;
        context.addFrameworkListener(this);
    }

    /** Installs every jar of the folder to be started at this level; one that is no bundle is noted and passed over. */
    void install(Path folder, int startLevel) {
        // A reference is read where it lies; anything else would be copied first.
        Installation.list(folder, ".+\\.jar").forEach(jar -> install(jar, "reference:" + jar.toUri(), startLevel));
    }

    /** Installs a jar from this location, or notes why it cannot be used. */
    void install(Path jar, String location, int startLevel) {
        if (!isUsable(jar)) {
            return;
        }
        try {
            Bundle bundle = context.installBundle(location);
            bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
            if (!isFragment(bundle)) {
                bundle.start();
            }
        } catch (BundleException e) {
            refuse(jar, message(e));
        }
    }

    /** Whether the jar is a bundle; why it is none is noted. */
    boolean isUsable(Path jar) {
        String reason = whyNoBundle(jar);
        if (reason == null) {
            refused.remove(jar);
        } else {
            refuse(jar, reason);
        }
        return reason == null;
    }

    /** Notes why a jar cannot be used. */
    void refuse(Path jar, String reason) {
        refused.put(jar, reason);
    }

    /** Forgets a jar that is not there any more. */
    void forget(Path jar) {
        refused.remove(jar);
    }

    /** The jars that cannot be used, by folder and name, each with the reason. */
    Map<String, String> refused() {
        Map<String, String> reasons = new LinkedHashMap<>();
        refused.forEach((jar, reason) -> reasons.put(name(jar), reason));
        return reasons;
    }

    /** What is not up, one line for each; of a bundle above the start level that was reached only that it can be. */
    List<String> problems(int startLevel) {
        List<String> problems = new ArrayList<>();
        refused().forEach((jar, reason) -> problems.add(jar + ": " + reason));
        Arrays.stream(context.getBundles())
                .filter(bundle -> !isUp(bundle, startLevel))
                .map(bundle -> bundle.getSymbolicName() + ": " + reason(bundle))
                .forEach(problems::add);
        return problems;
    }

    private static boolean isUp(Bundle bundle, int startLevel) {
        boolean starts = !isFragment(bundle) && !waits(bundle, startLevel);
        return bundle.getState() == (starts ? Bundle.ACTIVE : Bundle.RESOLVED);
    }

    /** Whether the bundle is meant for a higher start level than this. */
    static boolean waits(Bundle bundle, int startLevel) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel() > startLevel;
    }

    @Override
    public synchronized void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            failures.put(event.getBundle(), message(event.getThrowable()));
        }
    }

    private synchronized String reason(Bundle bundle) {
        return failures.getOrDefault(bundle, "not started");
    }

    /** What is at the bottom of it. */
    static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof BundleException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        // What stands behind it in Felix's message is the same once more.
        return message.replaceFirst(" Unresolved requirements: .*", "");
    }

    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    private static @Nullable String whyNoBundle(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return headers.getValue(Constants.BUNDLE_SYMBOLICNAME) == null
                    ? "no bundle, its manifest has no Bundle-SymbolicName"
                    : null;
        } catch (IOException e) {
            return "no jar that can be read (" + e.getMessage() + ")";
        }
    }

    /** Its folder and name, for people. */
    static String name(Path jar) {
        return jar.getParent().getFileName() + "/" + jar.getFileName();
    }
}
