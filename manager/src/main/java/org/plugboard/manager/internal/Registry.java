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

    /** Higher ranking first; the sort is stable. */
    private static final Comparator<Plugin<?>> BY_RANKING =
            Comparator.comparingInt((Plugin<?> plugin) -> plugin.ranking()).reversed();

    /** Of so many that left the last ones are known. */
    private static final int DEPARTED = 64;

    /** In the order in which they came; guarded by this. */
    private List<Plugin<F>> arrivals = List.of();

    private volatile List<Plugin<F>> plugins = List.of();

    /** Those that left, the last one first. */
    private volatile List<Departed> departed = List.of();

    /** What looks again when something has come, or has left for good. */
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    private volatile long changes;

    /** Adds a plugin behind those of its ranking, but before lower versions of its bundle. */
    public void add(Plugin<F> plugin) {
        change(list -> {
            list.add(plugin);
            return list;
        });
        watchers.forEach(Runnable::run);
    }

    /** Forgets a plugin on which nothing stands, but for what it was called and when that was. */
    public void remove(Plugin<F> plugin) {
        remove(plugin, () -> {});
    }

    /**
     * Forgets a plugin, but for what it was called, and ends what stands on it. Only when that is done the plugin has left: how long
     * a session that hangs holds up an update is not the time in which the update has to come.
     *
     * @param withdrawal ends what stands on it; called under no lock
     */
    void remove(Plugin<F> plugin, Runnable withdrawal) {
        Departed leaving = Departed.leaving(plugin);
        change(list -> {
            if (list.removeIf(other -> other.is(plugin))) {
                departed = withFirst(leaving, departed);
            }
            return list;
        });
        try {
            withdrawal.run();
        } finally {
            gone(leaving);
            watchers.forEach(Runnable::run);
        }
    }

    /** From now on it has left; nothing if one of the same names that left meanwhile has taken its place. */
    private synchronized void gone(Departed leaving) {
        departed = departed.stream()
                .map(other -> other.equals(leaving) ? leaving.gone() : other)
                .toList();
    }

    /** Takes what is known of a plugin now for what was known of it; nothing if it is not here. */
    public void replace(Plugin<F> plugin) {
        change(list -> {
            list.replaceAll(other -> other.is(plugin) ? plugin : other);
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
        arrivals = List.copyOf(edit.apply(new ArrayList<>(arrivals)));
        plugins = bestFirst(arrivals);
        changes++;
    }

    /** Of equals the one that came first, but a higher version of a bundle goes before the lower ones. */
    private static <F> List<Plugin<F>> bestFirst(List<Plugin<F>> arrivals) {
        List<Plugin<F>> best = new ArrayList<>();
        for (Plugin<F> plugin : arrivals.stream().sorted(BY_RANKING).toList()) {
            int place = 0;
            while (place < best.size() && !plugin.isNewerThan(best.get(place))) {
                place++;
            }
            best.add(place, plugin);
        }
        return List.copyOf(best);
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

    /**
     * Has this run by whoever adds a plugin, changes what is known of one, or has taken one out for good, behind that, until it is {@link
     * #unwatch unwatched}.
     */
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
    public List<Plugin<F>> all() {
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
