// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The names of arguments that somebody read. Thread-safe. */
final class KnownNames {

    /** By name, whether people are told of it as one that they can use. */
    private final Map<String, Boolean> names = new ConcurrentHashMap<>();

    /** One that people can use. */
    void add(String name) {
        names.put(name, true);
    }

    /** One that people are not told of. */
    void tolerate(String name) {
        names.putIfAbsent(name, false);
    }

    boolean contains(String name) {
        return names.containsKey(name);
    }

    /** Whether an entry of the block of this name was read. */
    boolean containsWithin(String block) {
        return names.keySet().stream().anyMatch(name -> name.startsWith(block + ArgumentLevel.DOT));
    }

    /** Those that people can use. */
    SortedSet<String> listed() {
        SortedSet<String> listed = new TreeSet<>();
        names.forEach((name, shown) -> {
            if (shown) {
                listed.add(name);
            }
        });
        return listed;
    }
}
