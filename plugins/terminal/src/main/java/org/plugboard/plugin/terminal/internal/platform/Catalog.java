// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The platforms that there are at one time. Nothing else of it changes, but one is read when somebody asks for it. Thread-safe. */
final class Catalog {

    /** By the key of their own name. */
    private final Map<String, Listed> platforms = new TreeMap<>();

    /** By the key of every name; levels behind the first stand behind the key of a platform's own name. */
    private final Map<String, Listed> byName = new TreeMap<>();

    private final List<String> notes = new ArrayList<>();

    /** Of two platforms with the same name the later one holds. */
    Catalog(Collection<Listed> found) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (Listed platform : found) {
            String own = Selection.key(platform.name());
            Listed before = platforms.put(own, platform);
            if (before != null) {
                notes.add("platform %s of %s goes before that of %s"
                        .formatted(
                                platform.name(),
                                platform.file().name(),
                                before.file().name()));
            }
            names.computeIfAbsent(own, key -> new TreeSet<>())
                    .addAll(platform.selection().names());
        }
        List<Listed> inOrder = new ArrayList<>(found);
        inOrder.removeIf(platform -> !platform.equals(platforms.get(Selection.key(platform.name()))));
        inOrder.forEach(platform -> names.getOrDefault(Selection.key(platform.name()), Set.of()).stream()
                .filter(name -> !name.contains(Selection.LEVEL))
                .forEach(name -> claim(Selection.key(name), platform)));
        inOrder.forEach(platform -> names.getOrDefault(Selection.key(platform.name()), Set.of()).stream()
                .filter(name -> name.contains(Selection.LEVEL))
                .forEach(name -> claim(below(name), platform)));
    }

    private void claim(String key, Listed platform) {
        Listed before = byName.put(key, platform);
        if (before != null && !before.equals(platform)) {
            notes.add("%s is a name of platform %s of %s, no longer of %s"
                    .formatted(key, platform.name(), platform.file().name(), before.name()));
        }
    }

    /** Levels are looked for behind a platform's own name, whatever name of it the file uses. */
    private String below(String name) {
        String key = Selection.key(name);
        int first = key.indexOf(Selection.LEVEL);
        return Optional.ofNullable(byName.get(key.substring(0, first)))
                .map(parent -> Selection.key(parent.name()) + key.substring(first))
                .orElse(key);
    }

    /** What somebody may want to know about which of two platforms holds. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** All of them by name. */
    List<Platform> platforms() {
        return platforms.values().stream().map(Listed::platform).toList();
    }

    /** The platform of this name. */
    Optional<Platform> named(String name) {
        String key = Selection.key(name);
        return Optional.ofNullable(byName.get(key.contains(Selection.LEVEL) ? below(name) : key))
                .map(Listed::platform);
    }

    /**
     * The platform of the longest row of these levels that there is one for (semantics 125).
     *
     * @param levels a device's os, platform, model and submodel, as far as they are known
     */
    Optional<Platform> nearest(List<String> levels) {
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        Optional<Listed> found = Optional.ofNullable(byName.get(level(levels.get(0))));
        String key = found.map(root -> Selection.key(root.name())).orElse(level(levels.get(0)));
        for (String level : levels.subList(1, levels.size())) {
            key = key + Selection.LEVEL + level(level);
            Listed nearer = byName.get(key);
            found = nearer == null ? found : Optional.of(nearer);
        }
        return found.map(Listed::platform);
    }

    private static String level(String name) {
        return Selection.key(name).replace(Selection.LEVEL, "");
    }

    /** The own name of each. */
    List<String> ownNames() {
        return platforms.values().stream().map(Listed::name).toList();
    }

    /** Every name of one level that chooses a platform, as its file writes it. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        platforms.values().forEach(platform -> platform.selection().names().stream()
                .filter(name -> !name.contains(Selection.LEVEL))
                .forEach(names::add));
        return names;
    }
}
