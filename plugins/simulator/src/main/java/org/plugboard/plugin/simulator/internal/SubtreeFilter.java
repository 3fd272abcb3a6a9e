// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Selects by element names and by values (RFC 6241, section 6); attributes are not looked at. */
final class SubtreeFilter {

    private SubtreeFilter() {}

    /** What the filter, an element whose children are the selection, selects of what is in {@code data}. */
    static Element select(Element data, Element filter) {
        Element result = (Element) data.cloneNode(false);
        Xml.children(data).forEach(candidate -> select(candidate, Xml.children(filter), result));
        return result;
    }

    /** Adds what any of these selections selects of an element. */
    private static void select(Element candidate, List<Element> selections, Element result) {
        Optional<Element> selected = Optional.empty();
        for (Element selection : selections) {
            if (named(selection, candidate)) {
                selected = union(selected, selected(candidate, selection));
            }
        }
        selected.ifPresent(result::appendChild);
    }

    private static Optional<Element> union(Optional<Element> one, Optional<Element> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        ConfigEdit.mergeAll(one.get(), other.get(), List.of());
        return one;
    }

    private static Optional<Element> selected(Element candidate, Element selection) {
        List<Element> inner = Xml.children(selection);
        if (inner.isEmpty()) {
            String value = Xml.text(selection);
            boolean all = value.isEmpty() || (Xml.children(candidate).isEmpty() && value.equals(Xml.text(candidate)));
            return all ? Optional.of((Element) candidate.cloneNode(true)) : Optional.empty();
        }
        List<Element> matches = inner.stream()
                .filter(test -> Xml.children(test).isEmpty() && !Xml.text(test).isEmpty())
                .toList();
        if (!matches.stream().allMatch(match -> holds(candidate, match))) {
            return Optional.empty();
        }
        // Values alone select the whole.
        if (matches.size() == inner.size()) {
            return Optional.of((Element) candidate.cloneNode(true));
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
