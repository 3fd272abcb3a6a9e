// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two configurations. Entries of lists are compared with those of the same key; their order does not count.
 *
 * @param changes in the order of the first configuration, at each place those that only the second has behind the others
 */
public record Difference(List<Change> changes) {

    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * One place.
     *
     * @param path with the keys of lists: {@code /interfaces/interface[name='eth0']/mtu}
     * @param before the text of a leaf, or the element with all that is in it as XML, also a leaf's where the text does not show what
     *     differs: an attribute, or what a prefix stands for; null if it is new
     * @param after as {@code before}; null if it is gone
     */
    public record Change(String path, @Nullable String before, @Nullable String after) {

        /** The path, and below it the lines before behind {@code -} and the lines after behind {@code +}. */
        @Override
        public String toString() {
            return path + lines("- ", before) + lines("+ ", after);
        }

        private static String lines(String mark, @Nullable String text) {
            return text == null ? "" : ("\n" + text).replace("\n", "\n" + mark);
        }
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** As people read it; empty if nothing differs. */
    @Override
    public String toString() {
        return changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}
