// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.yaml.Overlay;
import org.plugboard.yaml.YamlPart;

/**
 * Lays platform files over those that they extend ({@code extends}). Blocks are laid over key by key, lists are replaced, and those
 * under {@code add} are put behind those below. A platform may extend the one of its own name whose place it takes. Thread-safe.
 */
final class Inheritance {

    /** What belongs to a file alone. */
    private static final Set<String> OWN = Set.of("names", "title", "source", "experimental", "extends", "add");

    /** The highest layer last. */
    private final Map<PlatformFile, Root> roots = new LinkedHashMap<>();

    private final Map<PlatformFile, InvalidRequestException> failures = new LinkedHashMap<>();

    Inheritance(Collection<PlatformFile> files) {
        for (PlatformFile file : files) {
            try {
                roots.put(file, new Root(file));
            } catch (InvalidRequestException e) {
                failures.put(file, e);
            }
        }
    }

    /** The files that could not be read at all. */
    Map<PlatformFile, InvalidRequestException> failures() {
        return failures;
    }

    Selection selection(PlatformFile file) {
        return root(file).selection();
    }

    /** The files that could be read. */
    Collection<PlatformFile> files() {
        return roots.keySet();
    }

    /** Whether another's file bears a name of a shipped one, which may extend that without having been tried on it. */
    boolean takesShippedPlaces() {
        Set<String> shipped = new HashSet<>();
        Set<String> others = new HashSet<>();
        roots.forEach((file, root) -> root.selection().names().forEach(name -> (file.isShipped() ? shipped : others)
                .add(Selection.key(name))));
        return !Collections.disjoint(shipped, others);
    }

    /** The whole of a platform. */
    YamlPart whole(PlatformFile file) {
        return whole(file, List.of());
    }

    private YamlPart whole(PlatformFile file, List<PlatformFile> heirs) {
        YamlPart root = root(file).part();
        Map<String, YamlPart> entries = root.entries();
        YamlPart parent = entries.get("extends");
        if (parent == null) {
            return root;
        }
        List<PlatformFile> line = new ArrayList<>(heirs);
        line.add(file);
        YamlPart whole = Overlay.replacing(root.without(Set.of("extends", "add")), inherited(parent, line));
        return entries.containsKey("add") ? Overlay.adding(entries.get("add"), whole) : whole;
    }

    private YamlPart inherited(YamlPart parent, List<PlatformFile> heirs) {
        String key = Selection.key(parent.text());
        PlatformFile found = null;
        Set<String> known = new TreeSet<>();
        for (PlatformFile file : roots.keySet()) {
            if (!heirs.contains(file)) {
                Selection selection = selection(file);
                known.add(selection.name());
                found = selection.names().stream()
                                .anyMatch(name -> Selection.key(name).equals(key))
                        ? file
                        : found;
            }
        }
        if (found == null) {
            throw parent.unknown("names no other platform", parent.text(), known);
        }
        return whole(found, heirs).without(OWN);
    }

    private Root root(PlatformFile file) {
        Root root = roots.get(file);
        if (root == null) {
            throw new IllegalArgumentException(file.name() + " was not read");
        }
        return root;
    }
}
