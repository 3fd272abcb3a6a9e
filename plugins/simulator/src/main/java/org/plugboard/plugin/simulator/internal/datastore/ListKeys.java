// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * What tells elements of one name apart, as no schema says it.
 *
 * @param keys names of keys, the first that an entry has is its own; {@code entry/key} is a key of the entries of this name,
 *     which then have no others
 * @param leafLists names of elements of which there may be several, each with another value
 */
public record ListKeys(List<String> keys, List<String> leafLists) {

    /** The key leaves of an element; none of one that is no entry of a list. */
    List<Element> of(Element entry) {
        String prefix = entry.getLocalName() + "/";
        List<String> own = keys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
        if (!own.isEmpty()) {
            return own.stream().flatMap(key -> Xml.child(entry, key).stream()).toList();
        }
        return keys.stream()
                .filter(key -> key.indexOf('/') < 0)
                .flatMap(key -> Xml.child(entry, key).stream())
                .limit(1)
                .toList();
    }

    /** The element of a parent that another one means: of its name, and of an entry of a list the one with its keys. */
    Optional<Element> find(Element parent, Element like) {
        return Xml.children(parent).stream().filter(child -> same(child, like)).findFirst();
    }

    /** Where an element of one tree is in another one. */
    Optional<Element> locate(Element root, Element element) {
        Optional<Element> found = Optional.of(root);
        for (Element step : InstancePath.steps(element)) {
            found = found.flatMap(parent -> find(parent, step));
        }
        return found;
    }

    /** Whether an element of one tree is in another one. */
    public boolean has(Element root, Element element) {
        return locate(root, element).isPresent();
    }

    boolean same(Element one, Element other) {
        if (!Xml.sameName(one, other)) {
            return false;
        }
        if (leafLists.contains(other.getLocalName())) {
            return Xml.text(one).equals(Xml.text(other));
        }
        return of(other).stream().allMatch(key -> Xml.child(one, key.getLocalName())
                .filter(found -> Xml.text(found).equals(Xml.text(key)))
                .isPresent());
    }
}
