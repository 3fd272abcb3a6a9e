// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The plugins of one kind, best first. Readers see an immutable snapshot, so that nobody is held up and no lock is held
 * while a plugin is called.
 */
public final class Registry<F> {

    /** Higher ranking first; the sort is stable, so of equals the one that came first stays first. */
    private static final Comparator<Plugin<?>> BEST_FIRST =
            Comparator.comparingInt((Plugin<?> plugin) -> plugin.ranking()).reversed();

    private volatile List<Plugin<F>> plugins = List.of();
    private volatile long changes;

    /** Adds a plugin behind those of its ranking. */
    public void add(Plugin<F> plugin) {
        change(list -> {
            list.add(plugin);
            list.sort(BEST_FIRST);
            return list;
        });
    }

    /** Forgets a plugin. */
    public void remove(Plugin<F> plugin) {
        change(list -> {
            list.removeIf(other -> other.is(plugin));
            return list;
        });
    }

    /** Takes what is known of a plugin now for what was known of it; nothing if it is not here. */
    public void replace(Plugin<F> plugin) {
        change(list -> {
            list.replaceAll(other -> other.is(plugin) ? plugin : other);
            list.sort(BEST_FIRST);
            return list;
        });
    }

    private synchronized void change(UnaryOperator<List<Plugin<F>>> edit) {
        plugins = List.copyOf(edit.apply(new ArrayList<>(plugins)));
        changes++;
    }

    /** How often plugins came or went. */
    long changes() {
        return changes;
    }

    /** Whether this very plugin is still here. */
    boolean holds(Plugin<?> plugin) {
        return plugins.stream().anyMatch(other -> other.is(plugin));
    }

    /** The best plugin of this name. */
    Optional<Plugin<F>> find(String name) {
        return plugins.stream().filter(plugin -> plugin.names().contains(name)).findFirst();
    }

    /** The best plugin of all. */
    Optional<F> best() {
        return plugins.stream().findFirst().map(Plugin::factory);
    }

    /** All plugins, best first. */
    List<Plugin<F>> all() {
        return plugins;
    }

    /** All names, sorted, each once. */
    List<String> names() {
        return plugins.stream()
                .flatMap(plugin -> plugin.names().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
