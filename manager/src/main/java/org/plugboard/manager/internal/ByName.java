// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.plugboard.connection.InvalidRequestException;

/**
 * Things that are found by name, else by alias, in the order in which they came (semantics 77). Of two with one alias the
 * first is found. Not thread-safe: the graph's lock guards it.
 */
final class ByName<T> {

    /** An alias may change while its bearer is here; this is the one under which it is found. */
    private record Entry<T>(T value, String alias) {}

    private final Function<T, String> name;
    private final Function<T, String> alias;
    private final Map<String, Entry<T>> names = new LinkedHashMap<>();
    private final Map<String, Set<T>> aliases = new HashMap<>();

    ByName(Function<T, String> name, Function<T, String> alias) {
        this.name = name;
        this.alias = alias;
    }

    List<T> all() {
        return names.values().stream().map(Entry::value).toList();
    }

    List<String> names() {
        return List.copyOf(names.keySet());
    }

    int size() {
        return names.size();
    }

    Optional<T> named(String wanted) {
        return Optional.ofNullable(names.get(wanted)).map(Entry::value);
    }

    Optional<T> find(String nameOrAlias) {
        return named(nameOrAlias).or(() -> Optional.ofNullable(aliases.get(nameOrAlias))
                .map(bearers -> bearers.iterator().next()));
    }

    /** Whether something bears this as its alias and has another name. */
    boolean isAlias(String text) {
        return aliases.containsKey(text);
    }

    /**
     * Refuses a name and an alias of which something here bears one already (semantics 76).
     *
     * @param subject what the message begins with
     */
    void requireFree(String subject, String newName, String newAlias) {
        for (String text : List.of(newName, newAlias)) {
            find(text).ifPresent(bearer -> {
                throw new InvalidRequestException(subject + ": " + name.apply(bearer) + " bears the name or alias '"
                        + text + "' already; take another one, or remove it first");
            });
        }
    }

    void put(T value) {
        String itsAlias = alias.apply(value);
        names.put(name.apply(value), new Entry<>(value, itsAlias));
        if (!itsAlias.equals(name.apply(value))) {
            aliases.computeIfAbsent(itsAlias, none -> new LinkedHashSet<>()).add(value);
        }
    }

    void remove(T value) {
        Entry<T> entry = names.remove(name.apply(value));
        if (entry != null) {
            aliases.computeIfPresent(entry.alias(), (text, bearers) -> {
                bearers.remove(value);
                return bearers.isEmpty() ? null : bearers;
            });
        }
    }

    /** Looks again under which alias each is found. */
    void refresh() {
        List<T> values = new ArrayList<>(all());
        names.clear();
        aliases.clear();
        values.forEach(this::put);
    }

    /** Brings those of these names into their order, in front of the others. */
    void inOrder(List<String> first) {
        Map<String, Entry<T>> before = new LinkedHashMap<>(names);
        names.clear();
        first.stream().filter(before::containsKey).forEach(wanted -> names.put(wanted, before.get(wanted)));
        before.forEach(names::putIfAbsent);
    }
}
