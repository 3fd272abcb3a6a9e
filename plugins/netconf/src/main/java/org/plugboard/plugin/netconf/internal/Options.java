// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The options of a line, in any order, each once unless it may come again.
 *
 * @param <T> what they make up
 */
final class Options<T> {

    /** What an option, behind whose name the words are, makes of what there was before. */
    interface Reader<T> extends BiFunction<T, Words, T> {}

    private final Map<String, Reader<T>> readers = new LinkedHashMap<>();
    private final Set<String> repeatable = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    Options<T> once(String name, Reader<T> reader) {
        readers.put(name, reader);
        return this;
    }

    Options<T> often(String name, Reader<T> reader) {
        repeatable.add(name);
        return once(name, reader);
    }

    /** As people write their names. */
    Set<String> names() {
        return readers.keySet();
    }

    /** Takes those that come next, and declarations of namespaces among them. */
    T read(Words words, T before) {
        T made = before;
        for (Optional<String> next = next(words); next.isPresent(); next = next(words)) {
            String name = next.get();
            if (!seen.add(name) && !repeatable.contains(name)) {
                throw words.invalid(name + " is there twice");
            }
            made = readers.get(name).apply(made, words);
        }
        return made;
    }

    private Optional<String> next(Words words) {
        words.takeNamespaces();
        return readers.keySet().stream().filter(words::has).findFirst();
    }
}
