// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines below lines, as people read them. */
final class Tree {

    private final String label;
    private final List<Tree> children = new ArrayList<>();

    Tree(String label) {
        this.label = label;
    }

    /** A new line below this one. */
    Tree add(String line) {
        Tree child = new Tree(line);
        children.add(child);
        return child;
    }

    /** A line with entries below it; nothing, if there are none. */
    void addBlock(String name, Map<String, ? extends @Nullable Object> entries) {
        if (!entries.isEmpty()) {
            add(name).addEntries(entries);
        }
    }

    /** A line for each entry. */
    void addEntries(Map<String, ? extends @Nullable Object> entries) {
        entries.forEach(this::addEntry);
    }

    private void addEntry(Object name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Tree child = add(name.toString());
            map.forEach(child::addEntry);
        } else if (value instanceof Collection<?> collection && !isFlat(collection)) {
            Tree child = add(name.toString());
            int number = 1;
            for (Object element : collection) {
                child.addEntry(number++, element);
            }
        } else {
            add(name + ": " + text(value));
        }
    }

    private static boolean isFlat(Collection<?> collection) {
        return collection.stream()
                .noneMatch(element -> element instanceof Map<?, ?> || element instanceof Collection<?>);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "" : value instanceof Map ? "{}" : value.toString();
    }

    /** Prints it from this line down. */
    void print(PrintWriter out) {
        out.println(OneLine.of(label).stripTrailing());
        print(out, "");
    }

    private void print(PrintWriter out, String indentation) {
        for (int i = 0; i < children.size(); i++) {
            Tree child = children.get(i);
            boolean isLast = i == children.size() - 1;
            out.println(indentation
                    + (isLast ? "└── " : "├── ")
                    + OneLine.of(child.label).stripTrailing());
            child.print(out, indentation + (isLast ? "    " : "│   "));
        }
    }
}
