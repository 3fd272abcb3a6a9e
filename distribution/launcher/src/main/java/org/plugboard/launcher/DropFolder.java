// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the jars of a folder: what is dropped is installed, what is written over is updated, what is removed is
 * uninstalled. It looks once a second, since a file system in the network tells of no changes, and takes a change that two looks
 * found the same. A file that was refused is tried again whenever another one came, changed or went.
 */
final class DropFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final long PERIOD_MS = 1_000;
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final Path folder;
    private final DroppedBundles bundles;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plugboard-plugins"));

    /** What is installed, or was refused as it is. */
    private final Map<Path, Stamp> known = new HashMap<>();

    private Map<Path, Stamp> seen = Map.of();
    private boolean wasThere = true;

    /** By what a file is told from the one that was there before. */
    private record Stamp(FileTime changed, long size, @Nullable Object key) {}

    /** The folder, of which the jars become these bundles. */
    DropFolder(Path folder, DroppedBundles bundles) {
        this.folder = folder;
        this.bundles = bundles;
    }

    /** Installs what is there. */
    void install() {
        known.putAll(stamps());
        seen = Map.copyOf(known);
        known.keySet().stream().sorted().forEach(bundles::install);
    }

    /** Follows the folder from now on, in a thread of its own. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void follow() {
        try {
            looks.scheduleWithFixedDelay(this::lookOnce, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not followed: the container was closed meanwhile", folder, e);
        }
    }

    private void lookOnce() {
        try {
            look();
        } catch (RuntimeException | Error e) {
            // The next look may go well again; without this there would be none.
            LOG.error("{} could not be looked at", folder, e);
        }
    }

    /** Looks once. A folder that cannot be reached, as on a file system in the network, changes nothing. */
    void look() {
        if (!isThere()) {
            return;
        }
        Map<Path, Stamp> now = stamps();
        List<Path> changed = new ArrayList<>();
        for (Path jar : List.copyOf(known.keySet())) {
            if (!now.containsKey(jar) && !seen.containsKey(jar)) {
                known.remove(jar);
                changed.add(jar);
            }
        }
        now.forEach((jar, stamp) -> {
            if (!stamp.equals(known.get(jar)) && stamp.equals(seen.get(jar))) {
                known.put(jar, stamp);
                changed.add(jar);
            }
        });
        seen = now;
        if (!changed.isEmpty()) {
            // What was in the way of one, or was missing to it, may be what has changed.
            bundles.refused().stream()
                    .filter(jar -> known.containsKey(jar) && known.get(jar).equals(now.get(jar)))
                    .filter(jar -> !changed.contains(jar))
                    .forEach(changed::add);
            bundles.change(changed.stream().sorted().toList());
        }
    }

    private boolean isThere() {
        boolean isThere = Files.isDirectory(folder);
        if (isThere != wasThere) {
            wasThere = isThere;
            LOG.warn("{} {}", folder, isThere ? "is there again" : "is not there; what came from it goes on");
        }
        return isThere;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path jar : Installation.list(folder, ".+\\.jar")) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
                stamps.put(jar, new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            } catch (NoSuchFileException e) {
                LOG.debug("{} has just gone", jar, e);
            } catch (IOException e) {
                LOG.warn("{} cannot be looked at and is taken for unchanged: {}", jar, e.toString());
                Stamp before = known.get(jar);
                if (before != null) {
                    stamps.put(jar, before);
                }
            }
        }
        return stamps;
    }

    /** Follows it no more; a change that is being made is made to its end, in a bounded time. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                looks.shutdownNow();
            }
        } catch (InterruptedException e) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
