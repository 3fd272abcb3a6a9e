// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles of the drop folder, which are replaced while the container runs. They are copies, so that whoever writes over a
 * file disturbs none. One that runs is stopped for its successor only if that can be resolved, and comes back if that cannot be
 * started. One thread at a time changes them.
 */
final class DroppedBundles {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedBundles.class);

    private final BundleContext context;
    private final Bundles bundles;
    private final Trial trial;
    private final Copies copies;
    private final Places places;
    private final Starts starts;
    private final int startLevel;

    /** Those whose bundle was put back, and would be stopped for nothing once more if they were tried again as they are. */
    private final Set<Path> putBack = new HashSet<>();

    /** What was said of those that cannot be used, so that it is told once. */
    private final Map<Path, String> told = new HashMap<>();

    DroppedBundles(BundleContext context, Bundles bundles, int startLevel) {
        this.context = context;
        this.bundles = bundles;
        this.trial = new Trial(context, bundles);
        this.copies = new Copies(context.getDataFile("plugins").toPath());
        this.places = new Places(context);
        this.starts = new Starts(context, bundles, startLevel);
        this.startLevel = startLevel;
    }

    /** The files that cannot be used as they are, and may be when others change. */
    Set<Path> refused() {
        return bundles.refusedFiles().stream()
                .filter(jar -> !putBack.contains(jar))
                .collect(Collectors.toSet());
    }

    /** Installs a jar, before the framework starts. */
    void install(Path jar) {
        bundles.usable(jar).ifPresent(file -> install(file).ifPresent(bundle -> bundles.startLater(file, bundle)));
    }

    private Optional<Bundle> install(BundleJar file) {
        return bundles.install(file, startLevel, () -> {
            try (InputStream content = Files.newInputStream(copies.take(file.path()))) {
                Bundle bundle = context.installBundle(location(file.path()), content);
                copies.keep(file.path());
                return bundle;
            }
        });
    }

    /** Installs, updates or uninstalls what has come, changed or gone, and starts what can be started by that. */
    void change(List<Path> jars) {
        putBack.removeAll(jars);
        List<Bundle> replaced = new ArrayList<>();
        // What goes makes room for what comes.
        jars.stream().filter(jar -> !Files.exists(jar)).forEach(jar -> remove(jar, replaced));
        List<Update> updates = new ArrayList<>();
        jars.stream()
                .filter(Files::exists)
                .flatMap(jar -> bundles.usable(jar).stream())
                .forEach(file -> {
                    Bundle there = context.getBundle(location(file.path()));
                    if (there == null) {
                        install(file);
                    } else {
                        updates.add(Update.of(file, there));
                    }
                });
        List<Update> made = make(updates);
        made.forEach(update -> replaced.add(update.bundle()));
        Refresh.of(replaced, context);
        starts.start();
        finish(made);
        jars.forEach(this::tell);
    }

    private void remove(Path jar, List<Bundle> replaced) {
        bundles.forget(jar);
        Bundle there = context.getBundle(location(jar));
        if (there == null) {
            return;
        }
        LOG.info("{} is removed", places.name(there));
        try {
            there.uninstall();
            replaced.add(there);
            copies.forget(jar);
        } catch (BundleException | IOException e) {
            LOG.warn("{} cannot be removed: {}", places.name(there), Bundles.message(e));
        }
    }

    /** Makes those updates that can be made; what runs is stopped only for what can be resolved. */
    private List<Update> make(List<Update> updates) {
        Map<BundleJar, String> failures = trial.failures(updates.stream()
                .filter(Update::ran)
                .map(Update::file)
                .filter(file -> !file.isFragment())
                .toList());
        failures.forEach(bundles::refuse);
        return updates.stream()
                .filter(update -> !failures.containsKey(update.file()) && !isThere(update) && isMade(update))
                .toList();
    }

    /** Whether the bundle runs with what the file is. */
    private boolean isThere(Update update) {
        try {
            return update.ran() && copies.isKept(update.file().path());
        } catch (IOException e) {
            LOG.debug("{} is taken for changed", places.name(update.file()), e);
            return false;
        }
    }

    private boolean isMade(Update update) {
        try {
            Path content = copies.take(update.file().path());
            LOG.info(
                    "{} {} is replaced by {}",
                    update.bundle().getSymbolicName(),
                    update.before(),
                    places.name(update.file()));
            update.make(content);
        } catch (BundleException | IOException e) {
            bundles.refuse(update.file(), Bundles.message(e));
            return false;
        }
        return true;
    }

    /** Keeps what runs, and puts back what ran before what does not. */
    private void finish(List<Update> made) {
        List<Update> failed = made.stream().filter(Update::hasFailed).toList();
        for (Update update : made) {
            Path jar = update.file().path();
            try {
                if (update.hasFailed()) {
                    bundles.refuse(update.file(), starts.whyNot(update.bundle()));
                    putBack.add(jar);
                    update.make(copies.kept(jar));
                } else {
                    copies.keep(jar);
                }
            } catch (BundleException | IOException e) {
                LOG.warn("{}: what ran before cannot be put back: {}", places.name(jar), Bundles.message(e));
            }
        }
        if (!failed.isEmpty()) {
            Refresh.of(failed.stream().map(Update::bundle).toList(), context);
            starts.start();
        }
    }

    private void tell(Path jar) {
        String refusal = bundles.refusal(jar).orElse(null);
        if (refusal == null) {
            told.remove(jar);
        } else if (!refusal.equals(told.put(jar, refusal))) {
            Bundle there = context.getBundle(location(jar));
            LOG.warn(
                    "{}{}",
                    refusal,
                    there == null ? "" : "; " + there.getSymbolicName() + " " + there.getVersion() + " goes on");
        }
    }

    private static String location(Path jar) {
        return jar.toUri().toString();
    }
}
