// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.Difference.Change;

/**
 * Finds what differs between two configurations without their data model. Entries of lists are matched by {@link EntryKey}, and their
 * order does not count. The work is linear in the size for each level of changed data.
 */
public final class Comparison {

    private final List<Change> changes = new ArrayList<>();

    private Comparison() {}

    /** Of two configurations as {@link ConfigTree#read} gives them: what is around their elements has no name, and is never shown. */
    public static Difference of(ConfigTree before, ConfigTree after) {
        Comparison comparison = new Comparison();
        comparison.compareChildren("", before, after);
        return new Difference(comparison.changes);
    }

    /** Of two elements that are the same one. */
    private void compare(String path, ConfigTree before, ConfigTree after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isLeaf() || after.isLeaf() || !before.hasAttributesOf(after)) {
            note(path, before, after);
            return;
        }
        compareChildren(path, before, after);
    }

    private void compareChildren(String path, ConfigTree before, ConfigTree after) {
        Map<String, Group> groups = new LinkedHashMap<>();
        before.children().forEach(child -> of(groups, child).before().add(child));
        after.children().forEach(child -> of(groups, child).after().add(child));
        groups.values().forEach(group -> compare(path, group));
    }

    private static Group of(Map<String, Group> groups, ConfigTree child) {
        return groups.computeIfAbsent(child.kind(), ignored -> new Group(new ArrayList<>(), new ArrayList<>()));
    }

    /** The children of one name. */
    private record Group(List<ConfigTree> before, List<ConfigTree> after) {

        boolean isSingle() {
            return before.size() == 1 && after.size() == 1;
        }
    }

    private void compare(String path, Group group) {
        int keys = EntryKey.length(group.before(), group.after());
        if (keys > 0) {
            entries(path, group, keys);
        } else if (group.isSingle()) {
            ConfigTree before = group.before().get(0);
            compare(path + "/" + before.name(), before, group.after().get(0));
        } else {
            unnamed(path, group);
        }
    }

    private void entries(String path, Group group, int keys) {
        Map<EntryKey, ConfigTree> later = new LinkedHashMap<>();
        group.after().forEach(entry -> later.put(EntryKey.of(entry, keys), entry));
        for (ConfigTree entry : group.before()) {
            EntryKey key = EntryKey.of(entry, keys);
            compareOrNote(path + "/" + entry.name() + key, entry, later.remove(key));
        }
        later.forEach((key, entry) -> note(path + "/" + entry.name() + key, null, entry));
    }

    private void compareOrNote(String path, ConfigTree before, @Nullable ConfigTree after) {
        if (after == null) {
            note(path, before, null);
        } else {
            compare(path, before, after);
        }
    }

    /** Entries without a key, and values of leaf-lists, can only be there or not. */
    private void unnamed(String path, Group group) {
        Map<ConfigTree, Integer> later = new HashMap<>();
        group.after().forEach(entry -> later.merge(entry, 1, Integer::sum));
        Map<ConfigTree, Integer> same = new HashMap<>();
        for (ConfigTree entry : group.before()) {
            if (later.getOrDefault(entry, 0) > 0) {
                later.merge(entry, -1, Integer::sum);
                same.merge(entry, 1, Integer::sum);
            } else {
                note(path + "/" + entry.name(), entry, null);
            }
        }
        for (ConfigTree entry : group.after()) {
            if (same.getOrDefault(entry, 0) > 0) {
                same.merge(entry, -1, Integer::sum);
            } else {
                note(path + "/" + entry.name(), null, entry);
            }
        }
    }

    private void note(String path, @Nullable ConfigTree before, @Nullable ConfigTree after) {
        boolean asText = isSaidByText(before, after);
        changes.add(new Change(path, shown(before, asText), shown(after, asText)));
    }

    /** Whether the texts of leaves show what differs: neither an attribute nor what a prefix stands for. */
    private static boolean isSaidByText(@Nullable ConfigTree before, @Nullable ConfigTree after) {
        boolean differs = before == null || after == null || !before.text().equals(after.text());
        return differs && !hasAttributes(before) && !hasAttributes(after);
    }

    private static boolean hasAttributes(@Nullable ConfigTree tree) {
        return tree != null && tree.hasAttributes();
    }

    private static @Nullable String shown(@Nullable ConfigTree tree, boolean asText) {
        if (tree == null) {
            return null;
        }
        return asText && tree.isLeaf() && !tree.text().isEmpty() ? tree.text() : tree.written();
    }
}
