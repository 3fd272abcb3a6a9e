// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The plugins of one kind, best first. Readers see an immutable snapshot, so that nobody is held up and no lock is held
 * while a plugin is called.
 */
public final class Registry<F> {

    /** Higher ranking first; the sort is stable, so of equals the one that came first stays first. */
    private static final Comparator<Plugin<?>> BEST_FIRST =
            Comparator.comparingInt((Plugin<?> plugin) -> plugin.ranking()).reversed();

    /** Of so many that left the last ones are known. */
    private static final int DEPARTED = 64;

    private volatile List<Plugin<F>> plugins = List.of();

    /** Those that left, the last one first. */
    private volatile List<Departed> departed = List.of();

    /** What looks again when something has come. */
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    private volatile long changes;

    /** Adds a plugin behind those of its ranking. */
    public void add(Plugin<F> plugin) {
        change(list -> {
            list.add(plugin);
            list.sort(BEST_FIRST);
            return list;
        });
        watchers.forEach(Runnable::run);
    }

    /** Forgets a plugin, but for what it was called and when that was. */
    public void remove(Plugin<F> plugin) {
        change(list -> {
            if (list.removeIf(other -> other.is(plugin))) {
                departed = withFirst(Departed.now(plugin), departed);
            }
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
        watchers.forEach(Runnable::run);
    }

    /** Of one that comes and goes again and again, the last time is enough. */
    private static List<Departed> withFirst(Departed latest, List<Departed> before) {
        return Stream.concat(Stream.of(latest), before.stream().filter(other -> !other.names()
                        .equals(latest.names())))
                .limit(DEPARTED)
                .toList();
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

    /** Who bore this name and left last, be there another one now or not. */
    Optional<Departed> departed(String name) {
        return departed(gone -> gone.names().contains(name));
    }

    /** Who left last of those that are meant. */
    Optional<Departed> departed(Predicate<Departed> meant) {
        return departed.stream().filter(meant).findFirst();
    }

    /** Has this run by whoever adds a plugin or changes what is known of one, behind that, until it is {@link #unwatch unwatched}. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
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
        return names(Duration.ZERO);
    }

    /** All names, and those that left less than so long ago; sorted, each once. */
    List<String> names(Duration briefly) {
        return Stream.concat(
                        plugins.stream().map(Plugin::names),
                        departed.stream().filter(gone -> gone.isWithin(briefly)).map(Departed::names))
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
