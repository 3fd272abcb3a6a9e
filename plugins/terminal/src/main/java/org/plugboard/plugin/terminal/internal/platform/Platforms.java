// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Names;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.PlatformFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platforms that there are: those of this bundle, and what others add, until they take it away. A session keeps the platform
 * with which it began. Those of this bundle are read when a device needs them. Thread-safe.
 */
public final class Platforms {

    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);
    private static final String GENERIC = "generic";
    private static final List<String> LEVELS_BELOW = List.of("platform", "model", "submodel");

    /** Guards what is written; no other code is called under it. */
    private final Object lock = new Object();

    private final Map<Object, List<PlatformFile>> byOwner = new LinkedHashMap<>();
    private final @Nullable PlatformFolder folder;
    private volatile Edition edition;

    /** With those of this bundle. */
    public Platforms() {
        this((PlatformFolder) null);
    }

    /** With those of this bundle, and those that are in this folder whenever somebody asks. */
    public Platforms(Path folder) {
        this(new PlatformFolder(folder));
    }

    private Platforms(@Nullable PlatformFolder folder) {
        this.folder = folder;
        List<PlatformFile> shipped = Shipped.files();
        byOwner.put(Platforms.class, shipped);
        edition = Edition.EMPTY.next(shipped);
    }

    /** Takes these files for all that this owner has; a mistake in one is logged, and what it said before stays. */
    public void put(Object owner, List<PlatformFile> files) {
        Edition before;
        Edition after;
        synchronized (lock) {
            if (files.isEmpty()) {
                byOwner.remove(owner);
            } else {
                byOwner.put(owner, List.copyOf(files));
            }
            before = edition;
            after = before.next(byOwner.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(PlatformFile::layer))
                    .toList());
            edition = after;
        }
        tell(before, after);
    }

    private static void tell(Edition before, Edition after) {
        Map<String, String> wrong = new HashMap<>(after.mistakes());
        wrong.entrySet().removeAll(before.mistakes().entrySet());
        wrong.forEach((file, mistake) -> LOG.warn(
                "{}; {}", mistake, after.good().containsKey(file) ? "what it said before holds" : "it is left out"));
        List<String> notes = new ArrayList<>(after.catalog().notes());
        notes.removeAll(before.catalog().notes());
        notes.forEach(LOG::info);
    }

    /**
     * The device's platform: the nearest that there is for its {@code os}, {@code platform}, {@code model} and {@code submodel};
     * without a known {@code os} that of its {@code platform}; at last {@code generic} (semantics 125).
     */
    public Platform of(DeviceFacts device) {
        look();
        Platform platform = nearest(device)
                .or(() -> device.attribute("platform").flatMap(this::named))
                .orElseGet(() -> unknown(device));
        if (platform.origin().experimental()) {
            LOG.info(
                    "{}: platform {} of {} is experimental: not all it says has been seen on a device",
                    device.name(),
                    platform.name(),
                    platform.origin().file());
        }
        return platform;
    }

    private Optional<Platform> nearest(DeviceFacts device) {
        List<String> levels = Stream.concat(
                        device.os().stream(),
                        LEVELS_BELOW.stream()
                                .map(device::attribute)
                                .takeWhile(Optional::isPresent)
                                .flatMap(Optional::stream))
                .toList();
        return device.os().flatMap(os -> edition.catalog().nearest(levels));
    }

    /** The platform of this name, however it is written. */
    public Optional<Platform> named(String name) {
        return edition.catalog().named(name);
    }

    /** What is known of all of them, by name. */
    public List<PlatformFacts> facts() {
        look();
        return all().stream().map(Platform::facts).toList();
    }

    /**
     * What this file describes, were it in the folder.
     *
     * @throws InvalidRequestException if it cannot be used
     */
    public PlatformFacts check(String name, String text) {
        look();
        PlatformFile checked = new PlatformFile(name, text, PlatformFile.Layer.FOLDER);
        List<PlatformFile> files = new ArrayList<>(edition.good().values());
        files.removeIf(file -> file.name().equals(name));
        files.sort(Comparator.comparing(PlatformFile::layer).thenComparing(PlatformFile::name));
        files.add(checked);
        Edition tried = edition.next(files);
        if (tried.mistakes().containsKey(name)) {
            throw new InvalidRequestException(tried.mistakes().get(name));
        }
        return tried.catalog().platforms().stream()
                .filter(platform -> platform.origin().file().equals(name))
                .findFirst()
                .map(Platform::facts)
                .orElseThrow();
    }

    private void look() {
        if (folder != null) {
            folder.look(files -> put(folder, files));
        }
    }

    /** All of them by name. */
    public List<Platform> all() {
        return edition.catalog().platforms();
    }

    private Platform unknown(DeviceFacts device) {
        device.os()
                .ifPresentOrElse(
                        os -> LOG.warn(
                                "{}: no platform for os {}; {}there are {}; its prompt is learnt ({})",
                                device.name(),
                                os,
                                nearest(os).map("do you mean %s? "::formatted).orElse(""),
                                edition.catalog().ownNames(),
                                GENERIC),
                        () -> LOG.info(
                                "{}: it has no os, platform {}; its prompt is learnt ({})",
                                device.name(),
                                device.attribute("platform").orElse("-"),
                                GENERIC));
        return named(GENERIC).orElseThrow();
    }

    private Optional<String> nearest(String name) {
        return Names.nearest(name, edition.catalog().names());
    }
}
