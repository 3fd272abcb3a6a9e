// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one level: of the call, the path or the defaults (semantics 126). What stands in a block that only groups is read
 * like what stands beside it, which goes before; an entry of any other block by its name behind the block's and a dot. Immutable.
 */
final class ArgumentLevel {

    static final String DOT = ".";

    /** The blocks of testbeds that only group. */
    private static final Set<String> GROUPS = Set.of("arguments", "settings", "service_attributes");

    private final Map<String, Object> entries;
    private final Map<String, Object> values = new LinkedHashMap<>();

    ArgumentLevel(Map<String, Object> entries) {
        this.entries = entries;
        collect("", entries);
    }

    private void collect(String prefix, Map<?, ?> block) {
        block.forEach((key, value) -> {
            if (value != null && !isGroup(prefix, key, value)) {
                values.putIfAbsent(prefix + key, value);
                if (value instanceof Map<?, ?> inner) {
                    collect(prefix + key + DOT, inner);
                }
            }
        });
        block.forEach((key, value) -> {
            if (isGroup(prefix, key, value) && value instanceof Map<?, ?> group) {
                collect("", group);
            }
        });
    }

    private static boolean isGroup(String prefix, Object key, @Nullable Object value) {
        return prefix.isEmpty() && value instanceof Map && GROUPS.contains(key);
    }

    /** The value; null if it is not given here. */
    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    /** The names of what stands in the block. */
    Set<String> entries(String block) {
        String prefix = block + DOT;
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf(DOT, prefix.length()) < 0)
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /** What is given here, by its names. */
    void forEach(BiConsumer<String, Object> taker) {
        values.forEach(taker);
    }

    /** What nobody read, as people find it in the file; of a block of which nothing was read, the block. */
    List<String> unread(KnownNames known) {
        List<String> unread = new ArrayList<>();
        addUnread("", "", entries, known, unread);
        return unread;
    }

    private static void addUnread(String shown, String prefix, Map<?, ?> block, KnownNames known, List<String> unread) {
        block.forEach((key, value) -> {
            String name = prefix + key;
            if (isGroup(prefix, key, value) && value instanceof Map<?, ?> group) {
                addUnread(shown + key + DOT, "", group, known, unread);
            } else if (value instanceof Map<?, ?> inner && known.containsWithin(name)) {
                addUnread(shown + key + DOT, name + DOT, inner, known, unread);
            } else if (!known.contains(name)) {
                unread.add(shown + key);
            }
        });
    }
}
