// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.difference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells an entry of a list from the others. Without the data model it is the fewest leaves at the beginning of the entries that no
 * two of them share: in XML the leaves of a key come first (RFC 7950, section 7.8.5).
 *
 * @param leaves in the order of the entry
 */
record EntryKey(List<ConfigTree> leaves) {

    /** A list with one entry looks as a container does; leaves of these names are keys all the same. */
    private static final Set<String> USUAL = Set.of("name", "id", "key", "index", "identifier");

    private static final int LONGEST = 8;

    static EntryKey of(ConfigTree entry, int length) {
        return new EntryKey(entry.children().subList(0, length));
    }

    /** How many leaves the key of these elements of one name has; 0 if they are no list or have no key. */
    static int length(List<ConfigTree> before, List<ConfigTree> after) {
        int longest = Stream.concat(before.stream(), after.stream())
                .mapToInt(EntryKey::leading)
                .min()
                .orElse(0);
        if (longest == 0) {
            return 0;
        }
        if (before.size() <= 1 && after.size() <= 1) {
            ConfigTree first =
                    (before.isEmpty() ? after : before).get(0).children().get(0);
            return USUAL.contains(first.name()) ? 1 : 0;
        }
        for (int length = 1; length <= longest; length++) {
            if (isUnique(before, length) && isUnique(after, length)) {
                return length;
            }
        }
        return 0;
    }

    private static int leading(ConfigTree entry) {
        int count = 0;
        while (count < LONGEST
                && count < entry.children().size()
                && entry.children().get(count).isLeaf()) {
            count++;
        }
        return count;
    }

    private static boolean isUnique(List<ConfigTree> entries, int length) {
        Set<EntryKey> keys = new HashSet<>();
        return entries.stream().allMatch(entry -> keys.add(of(entry, length)));
    }

    /**
     * Written out, as {@link #hashCode}: those that a record gets by itself keep its classes, and so this bundle's class loader, in a cache
     * of the JDK 17.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryKey key && leaves.equals(key.leaves);
    }

    @Override
    public int hashCode() {
        return leaves.hashCode();
    }

    /** As XPath has it: {@code [name='eth0']}. */
    @Override
    public String toString() {
        return leaves.stream()
                .map(leaf -> "[" + leaf.name() + "=" + quoted(leaf.text()) + "]")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        String mark = text.contains("'") ? "\"" : "'";
        return mark + text + mark;
    }
}
