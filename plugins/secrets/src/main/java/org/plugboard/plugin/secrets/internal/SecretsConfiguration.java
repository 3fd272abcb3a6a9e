// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the configuration files say under {@code [secrets]}: of each prefix the scheme and the key. The files are read in
 * order, the later one wins (semantics 124); they are looked at each time, and read again when one of them has changed.
 * Thread-safe; reads the disk, without a lock: who comes at the same time reads them as well.
 */
final class SecretsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecretsConfiguration.class);
    private static final String SECTION = "secrets";
    private static final String SCHEME = ".representer";
    private static final String KEY = ".key";

    /** A file may be changed again within one tick of its time stamp, so one this young is read each time. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final List<Path> files;
    private final UnaryOperator<@Nullable String> variables;
    private volatile @Nullable Snapshot snapshot;

    /**
     * What is configured for one prefix.
     *
     * @param scheme the name of the scheme, or null
     * @param key the key, or null
     */
    record Entry(@Nullable String scheme, @Nullable Secret key) {}

    private record Stamp(FileTime modified, long size, @Nullable Object file) {}

    private record Snapshot(Map<Path, Stamp> stamps, Map<String, Entry> entries, Instant read) {

        /** Whether it says what the files say now. */
        boolean holds(Map<Path, Stamp> now) {
            Instant young = read.minus(TICK);
            return stamps.equals(now)
                    && now.values().stream()
                            .allMatch(stamp -> stamp.modified().toInstant().isBefore(young));
        }
    }

    SecretsConfiguration(List<Path> files, UnaryOperator<@Nullable String> variables) {
        this.files = List.copyOf(files);
        this.variables = variables;
    }

    /** The files in the order in which they are read; most of them are not there. */
    List<Path> files() {
        return files;
    }

    /**
     * What is configured now, by prefix.
     *
     * @throws IllegalArgumentException if a file is there and cannot be read
     */
    Map<String, Entry> entries() {
        Instant started = Instant.now();
        Map<Path, Stamp> stamps = stamps();
        Snapshot last = snapshot;
        if (last != null && last.holds(stamps)) {
            return last.entries();
        }
        boolean changed = last == null || !last.stamps().equals(stamps);
        Map<String, String> values = new LinkedHashMap<>();
        stamps.keySet().forEach(file -> values.putAll(read(file, changed)));
        Snapshot now = new Snapshot(stamps, entries(values), started);
        snapshot = now;
        return now.entries();
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            } catch (IOException e) {
                LOG.trace("no configuration file {}", file, e);
            }
        }
        return stamps;
    }

    private Map<String, String> read(Path file, boolean changed) {
        IniFile section;
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            section = IniFile.section(SECTION, lines, variables);
        } catch (IOException e) {
            throw new IllegalArgumentException("the configuration file " + file + " cannot be read: " + e, e);
        }
        if (changed && !section.strange().isEmpty()) {
            LOG.warn(
                    "{}: left out what is neither a section, a key with its value nor a comment, in lines {}",
                    file,
                    section.strange());
        }
        if (changed && section.values().keySet().stream().anyMatch(key -> key.endsWith(KEY))) {
            FileModes.exposed(file)
                    .ifPresent(mode -> LOG.warn(
                            "{}: holds a key and others can read it (mode {}); run: chmod 600 {}", file, mode, file));
        }
        return section.values();
    }

    private static Map<String, Entry> entries(Map<String, String> values) {
        Map<String, Entry> entries = new TreeMap<>();
        for (String name : names(values)) {
            String key = values.get(name + KEY);
            entries.put(name, new Entry(values.get(name + SCHEME), key == null ? null : Secret.of(key)));
        }
        return Map.copyOf(entries);
    }

    private static List<String> names(Map<String, String> values) {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of(SCHEME, KEY)) {
            values.keySet().stream()
                    .filter(key -> key.endsWith(suffix))
                    .map(key -> key.substring(0, key.length() - suffix.length()))
                    .forEach(names::add);
        }
        return names;
    }
}
