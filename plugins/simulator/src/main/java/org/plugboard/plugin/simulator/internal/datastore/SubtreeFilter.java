// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Selects by element names and by values (RFC 6241, section 6); attributes are not looked at. */
public final class SubtreeFilter {

    private final ListKeys keys;

    private SubtreeFilter(ListKeys keys) {
        this.keys = keys;
    }

    /** What the filter, an element whose children are the selection, selects of what is in {@code data}. */
    public static Element select(Element data, Element filter, ListKeys keys) {
        Element result = (Element) data.cloneNode(false);
        SubtreeFilter selector = new SubtreeFilter(keys);
        Xml.children(data).forEach(candidate -> selector.select(candidate, Xml.children(filter), result));
        return result;
    }

    /** Adds what any of these selections selects of an element. */
    private void select(Element candidate, List<Element> selections, Element result) {
        Optional<Element> selected = Optional.empty();
        for (Element selection : selections) {
            if (named(selection, candidate)) {
                selected = union(selected, selected(candidate, selection));
            }
        }
        selected.ifPresent(result::appendChild);
    }

    private Optional<Element> union(Optional<Element> one, Optional<Element> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        Trees.mergeSelections(one.get(), other.get(), keys);
        return one;
    }

    private Optional<Element> selected(Element candidate, Element selection) {
        List<Element> inner = Xml.children(selection);
        if (inner.isEmpty()) {
            String value = Xml.text(selection);
            boolean all = value.isEmpty() || (Xml.children(candidate).isEmpty() && value.equals(Xml.text(candidate)));
            return all ? Optional.of(Trees.copy(candidate)) : Optional.empty();
        }
        List<Element> matches = inner.stream()
                .filter(test -> Xml.children(test).isEmpty() && !Xml.text(test).isEmpty())
                .toList();
        if (!matches.stream().allMatch(match -> holds(candidate, match))) {
            return Optional.empty();
        }
        // Values alone select the whole.
        if (matches.size() == inner.size()) {
            return Optional.of(Trees.copy(candidate));
        }
        Element result = (Element) candidate.cloneNode(false);
        for (Element child : Xml.children(candidate)) {
            select(child, inner, result);
        }
        return result.getFirstChild() == null ? Optional.empty() : Optional.of(result);
    }

    private static boolean holds(Element candidate, Element match) {
        return Xml.children(candidate).stream()
                .anyMatch(child -> named(match, child) && Xml.text(child).equals(Xml.text(match)));
    }

    /** One without a namespace, or with that of NETCONF as it has inherited it, stands for all. */
    private static boolean named(Element selection, Element candidate) {
        String namespace = Xml.namespace(selection);
        return selection.getLocalName().equals(candidate.getLocalName())
                && (namespace.isEmpty() || namespace.equals(Xml.BASE) || namespace.equals(Xml.namespace(candidate)));
    }
}
