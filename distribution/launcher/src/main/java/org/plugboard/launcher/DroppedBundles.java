// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles of the drop folder, which are replaced while the container runs. They are copies, so that whoever writes over a
 * file disturbs none. One thread at a time changes them.
 */
final class DroppedBundles {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedBundles.class);

    /** Far above what it takes: the sessions of a plugin have five seconds to end. */
    private static final long REFRESH_TIMEOUT_S = 60;

    private final BundleContext context;
    private final Bundles bundles;
    private final int startLevel;

    /** Why those could not be started that could not be, so that it is told once. */
    private final Map<Bundle, String> told = new HashMap<>();

    DroppedBundles(BundleContext context, Bundles bundles, int startLevel) {
        this.context = context;
        this.bundles = bundles;
        this.startLevel = startLevel;
    }

    /** Installs a jar, before the framework starts. */
    void install(Path jar) {
        bundles.install(jar, location(jar), startLevel);
    }

    /** Installs, updates or uninstalls what has come, changed or gone, and starts what can be started by that. */
    void change(List<Path> jars) {
        List<Bundle> replaced = new ArrayList<>();
        for (Path jar : jars) {
            change(jar).ifPresent(replaced::add);
        }
        refresh(replaced);
        Arrays.stream(context.getBundles()).filter(this::isToStart).forEach(this::start);
    }

    /** Makes the change of one jar. Returns the bundle of which something old is still there. */
    private Optional<Bundle> change(Path jar) {
        @Nullable Bundle there = context.getBundle(location(jar));
        try {
            if (!Files.exists(jar)) {
                bundles.forget(jar);
                return uninstall(there);
            }
            if (!bundles.isUsable(jar)) {
                warn(jar, bundles.refused().get(Bundles.name(jar)), there);
                return Optional.empty();
            }
            if (there == null) {
                context.installBundle(location(jar))
                        .adapt(BundleStartLevel.class)
                        .setStartLevel(startLevel);
                return Optional.empty();
            }
            update(there, jar);
        } catch (BundleException | IOException e) {
            bundles.refuse(jar, Bundles.message(e));
            warn(jar, Bundles.message(e), there);
        }
        return Optional.ofNullable(there);
    }

    private static void warn(Path jar, @Nullable String reason, @Nullable Bundle there) {
        LOG.warn(
                "{} cannot be used: {}{}",
                Bundles.name(jar),
                reason,
                there == null ? "" : "; what was there before goes on");
    }

    private static Optional<Bundle> uninstall(@Nullable Bundle there) throws BundleException {
        if (there != null) {
            LOG.info("{} {} is removed", there.getSymbolicName(), there.getVersion());
            there.uninstall();
        }
        return Optional.ofNullable(there);
    }

    private void update(Bundle there, Path jar) throws BundleException, IOException {
        LOG.info("{} {} is replaced by {}", there.getSymbolicName(), there.getVersion(), Bundles.name(jar));
        there.stop(Bundle.STOP_TRANSIENT);
        try (InputStream content = Files.newInputStream(jar)) {
            there.update(content);
        }
    }

    private void refresh(List<Bundle> replaced) {
        if (replaced.isEmpty()) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(replaced, event -> refreshed.countDown());
        try {
            if (!refreshed.await(REFRESH_TIMEOUT_S, TimeUnit.SECONDS)) {
                LOG.warn("{} are not refreshed after {} s", replaced, REFRESH_TIMEOUT_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isToStart(Bundle bundle) {
        return !Bundles.isFragment(bundle)
                && bundle.getState() != Bundle.ACTIVE
                && bundle.adapt(BundleStartLevel.class).getStartLevel() == startLevel;
    }

    private void start(Bundle bundle) {
        try {
            bundle.start();
            told.remove(bundle);
            LOG.info("{} {} is started", bundle.getSymbolicName(), bundle.getVersion());
        } catch (BundleException e) {
            String reason = Bundles.message(e);
            if (!reason.equals(told.put(bundle, reason))) {
                LOG.warn("{} cannot be started: {}", bundle.getLocation(), reason);
            }
        }
    }

    private static String location(Path jar) {
        return jar.toUri().toString();
    }
}
