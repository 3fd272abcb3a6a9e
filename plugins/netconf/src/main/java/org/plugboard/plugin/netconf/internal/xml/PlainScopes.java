// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The elements that are open around a place, by where their names are in the bytes, and what they declare. Used by one thread. */
final class PlainScopes {

    /** With more, a parser is asked, which counts them for itself. */
    private static final int MAX_NAMESPACES = 64;

    private record Declared(int depth, String prefix, String namespace) {}

    private final byte[] bytes;
    private final List<Declared> declared = new ArrayList<>();
    private int[] names = new int[64];
    private int depth;

    PlainScopes(byte[] bytes) {
        this.bytes = bytes;
    }

    int depth() {
        return depth;
    }

    /** Opens an element; false if it uses or declares namespaces in a way that is not allowed, or unusual. */
    boolean open(PlainTag tag) {
        PlainTag.Name name = tag.name();
        if (2 * depth == names.length) {
            names = Arrays.copyOf(names, 2 * names.length);
        }
        names[2 * depth] = name.start();
        names[2 * depth + 1] = name.end();
        depth++;
        for (int i = 0; i < tag.attributes(); i++) {
            if (!declare(tag, i)) {
                return false;
            }
        }
        return (!name.hasPrefix() && tag.attributes() == 0) || arePrefixesDeclared(tag);
    }

    private boolean declare(PlainTag tag, int index) {
        PlainTag.Name attribute = tag.attribute(index);
        boolean isPrefix = tag.isPrefix(index);
        if (!isPrefix && !tag.isDefault(index)) {
            return true;
        }
        String prefix = isPrefix ? tag.text(attribute.local(), attribute.end()) : "";
        String namespace = tag.value(index);
        declared.add(new Declared(depth, prefix, namespace));
        return declared.size() <= MAX_NAMESPACES
                && !prefix.startsWith("xml")
                && !namespace.startsWith("http://www.w3.org/")
                && (prefix.isEmpty() || !namespace.isEmpty());
    }

    private boolean arePrefixesDeclared(PlainTag tag) {
        if (tag.name().hasPrefix()
                && namespace(tag.text(tag.name().start(), tag.name().prefixEnd()))
                        .isEmpty()) {
            return false;
        }
        for (int i = 0; i < tag.attributes(); i++) {
            PlainTag.Name attribute = tag.attribute(i);
            if (attribute.hasPrefix()
                    && !tag.isPrefix(i)
                    && namespace(tag.text(attribute.start(), attribute.prefixEnd()))
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What a prefix stands for here; an empty one for the default namespace. */
    Optional<String> namespace(String prefix) {
        for (int i = declared.size() - 1; i >= 0; i--) {
            if (declared.get(i).prefix().equals(prefix)) {
                return Optional.of(declared.get(i).namespace());
            }
        }
        return Optional.empty();
    }

    /** What is declared around the innermost element and not by itself, as attributes. */
    String inherited() {
        StringBuilder inherited = new StringBuilder();
        for (int i = declared.size() - 1; i >= 0; i--) {
            Declared outer = declared.get(i);
            boolean isHidden = declared.subList(i + 1, declared.size()).stream()
                    .anyMatch(inner -> inner.prefix().equals(outer.prefix()));
            if (outer.depth() < depth && !isHidden) {
                inherited
                        .append(outer.prefix().isEmpty() ? " xmlns" : " xmlns:")
                        .append(outer.prefix());
                XmlText.escape(inherited.append("=\""), outer.namespace()).append('"');
            }
        }
        return inherited.toString();
    }

    /**
     * Closes the innermost element by the end tag whose name starts here.
     *
     * @return behind the name, or -1 if it is another one
     */
    int close(int start, int end) {
        if (depth == 0) {
            return -1;
        }
        int nameStart = names[2 * depth - 2];
        int length = names[2 * depth - 1] - nameStart;
        if (length > end - start
                || !Arrays.equals(bytes, nameStart, nameStart + length, bytes, start, start + length)) {
            return -1;
        }
        close();
        return start + length;
    }

    /** Closes the innermost element. */
    void close() {
        for (int i = declared.size() - 1; i >= 0 && declared.get(i).depth() == depth; i--) {
            declared.remove(i);
        }
        depth--;
    }
}
