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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
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
    private final Needs needs;
    private final Places places;
    private final Map<Path, Refusal> refused = new ConcurrentSkipListMap<>();
    private final Map<Bundle, String> failures = new LinkedHashMap<>();

    /** That a jar, of this name for people, cannot be used. */
    private record Refusal(String name, String reason) {}

    Bundles(BundleContext context) {
        this.context = context;
        this.needs = new Needs(context);
        this.places = new Places(context);
        context.addFrameworkListener(this);
    }

    /** Installs every jar of the folder to be started at this level; one that is no bundle is noted and passed over. */
    void install(Path folder, int startLevel) {
        for (Path jar : Installation.list(folder, ".+\\.jar")) {
            // A reference is read where it lies; anything else would be copied first.
            String location = Places.REFERENCE + jar.toUri();
            usable(jar).ifPresent(file -> {
                Optional<Bundle> installed = install(file, startLevel, () -> context.installBundle(location));
                installed.ifPresent(bundle -> startLater(file, bundle));
            });
        }
    }

    /** How a jar becomes a bundle. */
    interface Installing {

        Bundle install() throws BundleException, IOException;
    }

    /** Installs a jar for this start level, or notes why it cannot be used. */
    Optional<Bundle> install(BundleJar file, int startLevel, Installing installing) {
        try {
            Bundle bundle = installing.install();
            bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
            return Optional.of(bundle);
        } catch (BundleException | IOException e) {
            refuse(file, message(e));
            return Optional.empty();
        }
    }

    /** Has a bundle started by the framework when its level is reached. */
    void startLater(BundleJar file, Bundle bundle) {
        try {
            if (!isFragment(bundle)) {
                bundle.start();
            }
        } catch (BundleException e) {
            refuse(file, message(e));
        }
    }

    /** What is in the jar if that is a bundle that is not here yet from another file; else the reason is noted. */
    Optional<BundleJar> usable(Path jar) {
        try {
            BundleJar file = BundleJar.read(jar);
            String other = Stream.of(context.getBundles())
                    .filter(bundle -> file.isSameAs(bundle) && !Places.isFrom(jar, bundle))
                    .map(places::place)
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                refuse(file, "the same bundle is already here from " + other);
                return Optional.empty();
            }
            refused.remove(jar);
            return Optional.of(file);
        } catch (IOException e) {
            refused.put(jar, new Refusal(places.name(jar), message(e)));
            return Optional.empty();
        }
    }

    /** Notes why a jar cannot be used. */
    void refuse(BundleJar file, String reason) {
        refused.put(file.path(), new Refusal(places.name(file), reason));
    }

    /** Forgets a jar that is not there any more. */
    void forget(Path jar) {
        refused.remove(jar);
    }

    /** The jars that cannot be used. */
    Set<Path> refusedFiles() {
        return Set.copyOf(refused.keySet());
    }

    /** That this jar cannot be used and why, if that is so. */
    Optional<String> refusal(Path jar) {
        return Optional.ofNullable(refused.get(jar)).map(refusal -> refusal.name() + ": " + refusal.reason());
    }

    /** The jars that cannot be used, by folder and name, each with the reason. */
    Map<String, String> refused() {
        Map<String, String> reasons = new LinkedHashMap<>();
        refused.values().forEach(refusal -> reasons.put(refusal.name(), refusal.reason()));
        return reasons;
    }

    /** What is not up, one line for each; of a bundle above the start level that was reached only that it can be. */
    List<String> problems(int startLevel) {
        List<String> problems = new ArrayList<>();
        refused().forEach((jar, reason) -> problems.add(jar + ": " + reason));
        Arrays.stream(context.getBundles())
                .filter(bundle -> !isUp(bundle, startLevel))
                .map(bundle -> places.name(bundle) + ": " + reason(bundle))
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

    /** Why a bundle is not up. */
    String reason(Bundle bundle) {
        return whyUnresolved(bundle).orElseGet(() -> failure(bundle));
    }

    /** What a bundle that is not resolved misses, if that can be said. */
    Optional<String> whyUnresolved(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED ? needs.missing(bundle) : Optional.empty();
    }

    private synchronized String failure(Bundle bundle) {
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
}
